import { type CallName, isErrorNamed, RuntimeError } from "./runtime-error.js";

/** Thrown before anything is sent, when a limit of the platform is used up for too long to wait, such as a daily one. */
export class RateLimitError extends RuntimeError {
  /** Name that the spec gives the window. */
  readonly window: string;

  override get name(): string {
    return "RateLimitError";
  }

  constructor(call: CallName, window: string) {
    super(call, `the ${window} limit of the platform is used up; nothing was sent`, undefined, true);
    this.window = window;
  }
}

/** Returns whether this is a `RateLimitError`, also one of another installed version of the runtime. */
export function isRateLimitError(error: unknown): error is RateLimitError {
  return isErrorNamed(error, "RateLimitError");
}
