import { messageOf, oneLine } from "../response/error-message.js";
import type { RateLimitState } from "../rate-limit/rate-limit-state.js";
import type { Fail } from "../response/result.js";
import { isErrorNamed, RuntimeError } from "./runtime-error.js";

/**
 * Thrown by `unwrap` when the server responded with an error status. The message has the server's own words, and for a redirect
 * the origin that it leads to.
 */
export class ApiError extends RuntimeError {
  readonly status: number;
  /** The body of the response, as the server sent it, without the credential. */
  readonly body: unknown;
  /** Id of the call in the vendor's logs, when the response carried one. */
  readonly traceId: string | undefined;
  /** State of the platform's request windows, as far as the response states it. */
  readonly rateLimit: readonly RateLimitState[];

  override get name(): string {
    return "ApiError";
  }

  constructor(result: Fail<number, unknown>) {
    const { status, error, traceId, retryable } = result;
    const message = messageOf(error);
    const reason = (message && `: ${message}`) + redirectOf(result);
    const trace = traceId === undefined ? "" : ` (trace id ${oneLine(traceId)})`;
    super(result.request, `the server responded with ${status}${reason}${trace}`, undefined, retryable);
    this.status = status;
    this.body = error;
    this.traceId = traceId;
    this.rateLimit = result.rateLimit;
  }
}

/** Returns whether this is an `ApiError`, also one of another installed version of the runtime. */
export function isApiError(error: unknown): error is ApiError {
  return isErrorNamed(error, "ApiError");
}

/** Says where a redirect leads, without its path and query, which can have secrets in them. */
function redirectOf({ status, response }: Fail<number, unknown>): string {
  const location = response.headers.get("location") ?? "";
  return String(status).startsWith("3") && location !== "" && URL.canParse(location, response.url)
    ? `; it redirects to ${new URL(location, response.url).origin}`
    : "";
}
