import { type CallName, isErrorOfKind, RuntimeError, type Sent } from "./runtime-error.js";

/** The answer was not complete in time. Not thrown for a caller's own signal: then its reason is thrown. */
export class TimeoutError extends RuntimeError {
  /** How long was waited, in milliseconds. */
  readonly timeoutMs: number;
  /** Whether the server may have acted: `yes` when the head of an answer had arrived. */
  readonly sent: Sent;

  override get name(): string {
    return "TimeoutError";
  }

  constructor(call: CallName, timeoutMs: number, sent: Sent) {
    const acted = sent === "no" ? "did not act" : "may have acted";
    super("timeout", call, `no complete answer within ${timeoutMs} ms; the server ${acted}`);
    this.timeoutMs = timeoutMs;
    this.sent = sent;
  }
}

/** Whether this is a `TimeoutError`, also one of another installed version of the runtime. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return isErrorOfKind(error, "timeout");
}
