import type { Progress } from "./progress.js";
import type { CallName } from "../errors/runtime-error.js";
import { TimeoutError } from "../errors/timeout-error.js";

/**
 * The time for a whole call. An attempt has a timer of its own that also ends it when this time is up, so that there is
 * none here, and no signal, until something else is waited for: most calls never wait.
 */
export interface Deadline {
  /** Time left in milliseconds; 0 when the time is up. */
  leftMs(): number;
  /** The time is up: gives what the call throws. */
  expire(): TimeoutError;
  /** Aborted with the caller's reason, or when the time is up. */
  signal(): AbortSignal;
  /** Frees the timer and the caller's signal. */
  end(): void;
}

/** Begins the time for a whole call. */
export function startDeadline(
  call: CallName,
  totalTimeoutMs: number,
  caller: AbortSignal | undefined,
  progress: Progress,
  isSafe: boolean,
): Deadline {
  const until = performance.now() + totalTimeoutMs;
  let reason: TimeoutError | undefined;
  let controller: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Timers fire up to a millisecond early: what has been said to be over stays so.
  const leftMs = (): number => (reason === undefined ? Math.max(0, until - performance.now()) : 0);
  const expire = (): TimeoutError =>
    (reason ??= new TimeoutError(call, totalTimeoutMs, progress.sent, isSafe, "the whole call"));
  const abort = (): void => controller?.abort(caller?.reason);
  return {
    leftMs,
    expire,
    signal() {
      if (controller === undefined) {
        controller = new AbortController();
        timer = setTimeout(() => controller?.abort(expire()), leftMs());
        caller?.addEventListener("abort", abort);
        if (caller?.aborted) abort();
      }
      return controller.signal;
    },
    end() {
      clearTimeout(timer);
      caller?.removeEventListener("abort", abort);
    },
  };
}

/** A call that can be ended from outside. */
interface Limited {
  /** The caller's own. */
  readonly signal: AbortSignal | undefined;
  readonly deadline: Deadline | undefined;
}

/** Returns the signal that ends a call while it waits: the caller's, or that of the total timeout. */
export function waitingSignal({ signal, deadline }: Limited): AbortSignal | undefined {
  return deadline === undefined ? signal : deadline.signal();
}

/** Throws the caller's reason, or the `TimeoutError` of the whole call when its time is up. */
export function throwIfOver({ signal, deadline }: Limited): void {
  signal?.throwIfAborted();
  if (deadline?.leftMs() === 0) throw deadline.expire();
}
