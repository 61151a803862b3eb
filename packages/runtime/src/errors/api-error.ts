import { ownValue } from "../own-value.js";
import type { RateLimitState } from "../rate-limit-state.js";
import type { Fail } from "../result.js";
import { isErrorNamed, RuntimeError } from "./runtime-error.js";

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
    const { status, error, traceId } = result;
    const trace = traceId === undefined ? "" : ` (trace id ${traceId})`;
    super(result.request, `the server answered ${status}${reasonOf(error)}${trace}`);
    this.status = result.status;
    this.body = result.error;
    this.traceId = result.traceId;
    this.rateLimit = result.rateLimit;
  }
}

/** Whether this is an `ApiError`, also one of another installed version of the runtime. */
export function isApiError(error: unknown): error is ApiError {
  return isErrorNamed(error, "ApiError");
}

/** What the server says for people, as most APIs do, cut short. */
function reasonOf(body: unknown): string {
  const texts = [ownValue(body, "message")].flat().filter((text) => typeof text === "string" && text !== "");
  return texts.length === 0 ? "" : `: ${texts.join(", ").slice(0, MOST_SHOWN)}`;
}

const MOST_SHOWN = 200;
