import { type CallName, isErrorNamed, RuntimeError, type Sent } from "./runtime-error.js";

/** Thrown when the response was not complete in time. For a caller's own signal, its reason is thrown instead. */
export class TimeoutError extends RuntimeError {
  /** The timeout that passed, in milliseconds. */
  readonly timeoutMs: number;
  /** Says whether the server may have acted: `yes` when the head of a response had arrived. */
  readonly sent: Sent;

  override get name(): string {
    return "TimeoutError";
  }

  /** `isSafe`: sending the request twice has the same effect as sending it once. `option` is the timeout that passed. */
  constructor(call: CallName, timeoutMs: number, sent: Sent, isSafe = false, option = "timeoutMs") {
    const acted = sent === "no" ? "did not act" : "may have acted";
    super(
      call,
      `no complete response within ${timeoutMs} ms (${option}); the server ${acted}`,
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
