import { type CallName, isErrorNamed, RuntimeError, type Sent } from "./runtime-error.js";

/** The answer was not complete in time. Not thrown for a caller's own signal: then its reason is thrown. */
export class TimeoutError extends RuntimeError {
  /** The timeout that passed, in milliseconds. */
  readonly timeoutMs: number;
  /** Says whether the server may have acted: `yes` when the head of a response had arrived. */
  readonly sent: Sent;

  override get name(): string {
    return "TimeoutError";
  }

  /** `isSafe`: doing it twice does the same as doing it once. `of` says what the time was for: an attempt, or the whole call. */
  constructor(call: CallName, timeoutMs: number, sent: Sent, isSafe = false, of = "an attempt") {
    const acted = sent === "no" ? "did not act" : "may have acted";
    super(
      call,
      `no complete answer within the ${timeoutMs} ms of ${of}; the server ${acted}`,
      undefined,
      isSafe || sent === "no",
    );
    this.timeoutMs = timeoutMs;
    this.sent = sent;
  }
}

/** Returns whether this is a `TimeoutError`, also one of another installed version of the runtime. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return isErrorNamed(error, "TimeoutError");
}
