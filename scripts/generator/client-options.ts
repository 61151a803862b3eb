/** An option that the clients of all providers have, as a README says it. */
export interface ClientOption {
  readonly name: string;
  /** In words, or as it is written in code. */
  readonly default: string;
  readonly text: string;
}

/** What the runtime takes. The defaults are its own, so a test compares them with what its options say. */
export const CLIENT_OPTIONS: readonly ClientOption[] = [
  {
    name: "token",
    default: "none",
    text: "The credential: a string, a function that is asked at each attempt, or an object with one of these per security scheme",
  },
  { name: "baseUrl", default: "the spec's", text: "Where the API is: a proxy, a white-label domain, a mock" },
  { name: "headers", default: "none", text: "Headers of every call; `undefined` leaves one out" },
  {
    name: "timeoutMs",
    default: "30 000",
    text: "How long an attempt may take, until the last byte of its answer",
  },
  {
    name: "totalTimeoutMs",
    default: "no limit",
    text: "How long a call may take with all attempts and waits",
  },
  {
    name: "retries",
    default: "2",
    text: "Repetitions at most; a POST or PATCH is repeated only when the server did not act",
  },
  {
    name: "retryDelayMs",
    default: "500",
    text: "Delay before the first repetition, of which a random part is waited; it doubles each time",
  },
  { name: "maxRetryDelayMs", default: "60 000", text: "The longest wait that a server can ask for" },
  {
    name: "rateBudget",
    default: "in memory",
    text: "Says when a request may be sent; clients that share a token can share one",
  },
  { name: "fetch", default: "the platform's", text: "Sends the requests" },
  { name: "onRequest", default: "none", text: "Is told of each attempt before it is sent" },
  { name: "onResponse", default: "none", text: "Is told of each answer, and how long it took" },
  { name: "onRetry", default: "none", text: "Is told of each repetition, and how long it waits" },
  { name: "onError", default: "none", text: "Is told of each call that throws" },
];
