import type { RateLimitState } from "../rate-limit-state.js";
import type { Fail } from "../result.js";
import { isErrorOfKind, RuntimeError } from "./runtime-error.js";

/** The server answered with an error status and the caller asked for an exception: thrown by `unwrap` only. */
export class ApiError extends RuntimeError {
  readonly status: number;
  /** The body of the answer, as the server sent it but for the credential. */
  readonly body: unknown;
  /** Id of the call in the vendor's logs, when the answer carried one. */
  readonly traceId: string | undefined;
  /** Where the platform's request windows stood, as far as the answer told. */
  readonly rateLimit: readonly RateLimitState[];

  override get name(): string {
    return "ApiError";
  }

  constructor(result: Fail<number, unknown>) {
    super("api", result.request, `the server answered ${result.status}`);
    this.status = result.status;
    this.body = result.error;
    this.traceId = result.traceId;
    this.rateLimit = result.rateLimit;
  }
}

/** Whether this is an `ApiError`, also one of another installed version of the runtime. */
export function isApiError(error: unknown): error is ApiError {
  return isErrorOfKind(error, "api");
}
