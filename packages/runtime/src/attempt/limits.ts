import type { CallName, Sent } from "../errors/runtime-error.js";
import { TimeoutError } from "../errors/timeout-error.js";

/** What can end a call before it has an outcome: its caller, or its time. */
export interface Limits {
  readonly call: CallName;
  /** True if sending it twice has the same effect as sending it once. */
  readonly isSafe: boolean;
  /** The caller's own. */
  readonly signal: AbortSignal | undefined;
  /** Timeout of the whole call in milliseconds; `Infinity` without one. */
  readonly totalTimeoutMs: number;
  /** When that time ends, on the platform's monotonic clock. */
  readonly endsAt: number;
}

/** Throws the caller's reason, or a `TimeoutError` when the time of the whole call is up. */
export function throwIfOver(limits: Limits, sent: Sent): void {
  limits.signal?.throwIfAborted();
  if (leftMs(limits) === 0) throw totalTimeout(limits, sent);
}

/**
 * Calls `giveUp` when the caller aborts, after `timeoutMs`, or when the time of the whole call is up. `isOver` is false if another
 * attempt may follow. Returns a function that stops the timer and removes the listener from the caller's signal.
 */
export function watch(
  limits: Limits,
  timeoutMs: number,
  sent: () => Sent,
  giveUp: (error: unknown, isOver: boolean) => void,
): () => void {
  const { call, isSafe, signal } = limits;
  const left = leftMs(limits);
  const timeOut = (): void => {
    if (left > timeoutMs) giveUp(new TimeoutError(call, timeoutMs, sent(), isSafe), false);
    else giveUp(totalTimeout(limits, sent()), true);
  };
  const abort = (): void => giveUp(signal?.reason, true);
  const firstMs = Math.min(timeoutMs, left);
  const timer = firstMs < Infinity ? setTimeout(timeOut, firstMs) : undefined;
  signal?.addEventListener("abort", abort);
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  };
}

/**
 * Waits for `work` until the call is over at the latest, whether or not the work listens to its signal. A result that
 * arrives later goes to `onLate`.
 */
export async function waitFor<T>(
  limits: Limits,
  sent: Sent,
  work: (signal: AbortSignal | undefined) => Promise<T>,
  onLate?: (result: T) => void,
): Promise<T> {
  throwIfOver(limits, sent);
  if (limits.signal === undefined && limits.endsAt === Infinity) return work(undefined);
  const controller = new AbortController();
  const { signal } = controller;
  return new Promise((resolve, reject) => {
    const stop = watch(
      limits,
      Infinity,
      () => sent,
      (reason) => {
        stop();
        reject(reason);
        controller.abort(reason);
      },
    );
    work(signal)
      .then((result) => (signal.aborted ? onLate?.(result) : resolve(result)), reject)
      .finally(stop);
  });
}

function leftMs({ endsAt }: Limits): number {
  return endsAt === Infinity ? Infinity : Math.max(0, endsAt - performance.now());
}

function totalTimeout({ call, totalTimeoutMs, isSafe }: Limits, sent: Sent): TimeoutError {
  return new TimeoutError(call, totalTimeoutMs, sent, isSafe, "totalTimeoutMs");
}
