import type { Progress } from "./call-context.js";
import type { CallName } from "./errors/runtime-error.js";
import { TimeoutError } from "./errors/timeout-error.js";

/** The signal that a call heeds when it has a time-out for everything together. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Frees the timer and the caller's signal. */
  readonly end: () => void;
}

/** A signal that is aborted with the caller's reason, or with a `TimeoutError` when the time for the whole call is up. */
export function startDeadline(
  call: CallName,
  totalTimeoutMs: number,
  signal: AbortSignal | undefined,
  progress: Progress,
): Deadline {
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal?.reason);
  const timer = setTimeout(
    () => controller.abort(new TimeoutError(call, totalTimeoutMs, progress.sent)),
    totalTimeoutMs,
  );
  signal?.addEventListener("abort", abort);
  if (signal?.aborted) abort();
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    },
  };
}
