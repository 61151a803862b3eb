import type { Hooks } from "./hooks.js";
import type { RateBudget } from "../rate-limit/rate-budget.js";

/** Returns a credential. It is called at each attempt, so that a token can change. */
export type TokenFunction = (request: TokenRequest) => string | Promise<string>;

/** Reason why a token function is called. */
export interface TokenRequest {
  /**
   * The token that the server has just rejected with 401, or `undefined` at the beginning of an attempt. However many calls
   * were rejected with the same token, this is called once for all of them. The token it returns is tried once, if it is a
   * different one.
   */
  readonly refused: string | undefined;
}

/** A credential, or a function that returns one. */
export type Token = string | TokenFunction;

/** One credential for every security scheme of the API, or one per scheme, keyed by the name the spec gives it. */
export type TokenOption<Scheme extends string> = Token | { readonly [S in Scheme]?: Token | undefined };

/**
 * Header values by name; `undefined` removes a header, even one that the client would send. Two headers always stay: the
 * credential, and the `Content-Type` of a body, which can be changed but not removed.
 */
export interface HeaderValues {
  readonly [name: string]: string | undefined;
}

/** The part of the platform's `fetch` that a client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Options of a client for all of its calls, and of a single call. */
interface SharedOptions {
  /** Headers; a call's win over the client's. */
  readonly headers?: HeaderValues | undefined;
  /**
   * Timeout of an attempt in milliseconds, from sending until the last byte of the response. It does not count the wait for a
   * rate limit. Default: 30 000.
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Timeout of the whole call in milliseconds: all attempts, the waits between them and for a rate limit, and the token
   * function. Default: no limit.
   */
  readonly totalTimeoutMs?: number | undefined;
  /**
   * Maximum number of retries, a whole number. Default: 2. Idempotent methods are retried after a lost connection, a timeout,
   * 408, 429 and 5xx except 501; POST and PATCH only when the server did not act: 429, 503 with `Retry-After`, no connection.
   * An operation that places a call or spends money is never retried, no matter what is given here.
   */
  readonly retries?: number | undefined;
  /**
   * Maximum size of a response body in bytes, after decompression. A longer one throws `UnreadableResponseError`. It does not
   * apply to streams (`asStream`), nor to a `read` function of your own. Default: 67 108 864.
   */
  readonly maxBodyBytes?: number | undefined;
}

/** Options of a client. */
export interface ClientOptions<Scheme extends string = string> extends SharedOptions, Hooks {
  /**
   * The credential. A call whose operation needs one throws `CredentialError` before anything is sent when there is
   * none. It is sent only to the origin of `baseUrl`, and appears in no error of the client.
   */
  readonly token?: TokenOption<Scheme> | undefined;
  /** Address of the API, if it differs from the spec's: a proxy, a white-label domain, a mock. */
  readonly baseUrl?: string | undefined;
  /** Sends the requests instead of the platform's `fetch`. It receives forms and files as bytes, which every library can send. */
  readonly fetch?: Fetch | undefined;
  /**
   * Base retry delay in milliseconds. Each retry waits a random time up to this value, doubled per retry, in addition to what
   * the server asks for. Default: 500.
   */
  readonly retryDelayMs?: number | undefined;
  /**
   * The longest wait in milliseconds that a server can ask for. If it asks for more, the call returns its response at once.
   * Default: 60 000.
   */
  readonly maxRetryDelayMs?: number | undefined;
  /**
   * Decides when a request may be sent, instead of a budget in memory. Clients with the same token can share one. A client made
   * by `with` keeps it, also with another token; `with({ rateBudget })` keeps the token that replaced a rejected one.
   */
  readonly rateBudget?: RateBudget | undefined;
}

/** Options that every call takes in addition to its parameters and body. */
export interface CallOptions extends SharedOptions {
  /** Ends the call at once when it is aborted; the call then throws the signal's reason. It may serve many calls. */
  readonly signal?: AbortSignal | undefined;
}
