/** An option that the clients of all providers have, as a README says it. */
export interface ClientOption {
  readonly name: string;
  /** In words, or as it is written in code. */
  readonly default: string;
  readonly text: string;
}

/** Options of every client. The defaults belong to the runtime; a test compares them with the comments there. */
export const CLIENT_OPTIONS: readonly ClientOption[] = [
  {
    name: "token",
    default: "none",
    text: "The credential: a string, a function that is called at each attempt, or an object with one of these per security scheme",
  },
  {
    name: "baseUrl",
    default: "the spec's",
    text: "Address of the API: a proxy, a white-label domain, a mock",
  },
  { name: "headers", default: "none", text: "Headers of every call; `undefined` removes one" },
  {
    name: "timeoutMs",
    default: "30 000",
    text: "Timeout of an attempt, until the last byte of the response",
  },
  {
    name: "totalTimeoutMs",
    default: "no limit",
    text: "Timeout of a whole call with all attempts and waits",
  },
  {
    name: "retries",
    default: "2",
    text: "Maximum number of retries; a POST or PATCH is retried only when the server did not act",
  },
  {
    name: "maxBodyBytes",
    default: "67 108 864",
    text: "Maximum size of a response body after decompression, except for streams",
  },
  {
    name: "retryDelayMs",
    default: "500",
    text: "Base retry delay; a retry waits a random time up to it, doubled per retry",
  },
  { name: "maxRetryDelayMs", default: "60 000", text: "The longest wait that a server can ask for" },
  {
    name: "rateBudget",
    default: "in memory",
    text: "Decides when a request may be sent; clients with the same token can share one",
  },
  { name: "fetch", default: "the platform's", text: "Sends the requests" },
  { name: "onRequest", default: "none", text: "Called before each attempt" },
  { name: "onResponse", default: "none", text: "Called with each response and how long it took" },
  { name: "onRetry", default: "none", text: "Called before each retry" },
  {
    name: "onWait",
    default: "none",
    text: "Called before a call waits for the rate limit or for a retry, with the delay",
  },
  { name: "onError", default: "none", text: "Called when a call throws" },
];
