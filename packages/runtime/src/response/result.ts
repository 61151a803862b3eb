import type { RateLimitState } from "../rate-limit/rate-limit-state.js";
import type { Status2XX, StatusError } from "./status.js";

/** The request of a result. */
export interface RequestSummary {
  readonly method: string;
  /** The path template, without the values of its parameters. */
  readonly path: string;
  /** Number of times that the request was sent. */
  readonly attempts: number;
}

/** Properties of every result. Not generic, so that they cost a compiler nothing for any number of operations. */
interface ResultBase {
  /** Headers and address of the response, without the credential when `ok` is false. Its body was read already. */
  readonly response: Response;
  readonly request: RequestSummary;
  /** Id of the call in the vendor's logs, when the response carried one. */
  readonly traceId: string | undefined;
  /** State of the platform's request windows, as far as the response tells. */
  readonly rateLimit: readonly RateLimitState[];
}

/** Result of a call that succeeded: a status from 200 to 299. */
export interface Ok<Status extends number, Data> extends ResultBase {
  readonly ok: true;
  readonly status: Status;
  readonly data: Data;
}

/** Result of a call with any other status. */
export interface Fail<Status extends number, Body> extends ResultBase {
  readonly ok: false;
  /** At run time also 600 to 999, when a server sends a status that HTTP does not define. */
  readonly status: Status;
  /** The body of the response: typed for a status that the spec describes, else `unknown`. */
  readonly error: Body;
  /**
   * True if the same call can succeed later without anything being done twice: after 429 and 503 with `Retry-After`, which say
   * that the server did not act, and after 408 and 5xx except 501 for operations that only read and for idempotent methods that do
   * not place calls or spend money.
   */
  readonly retryable: boolean;
}

/** The result of a call that no spec describes. */
export type UnknownResult = Ok<Status2XX, unknown> | Fail<StatusError, unknown>;

/** Any result, for code that handles results of several operations. */
export type AnyResult = Ok<number, unknown> | Fail<number, unknown>;
