/**
 * Waits for `work`, but no longer than until `signal` is aborted; the signal's reason is thrown then, whether or not the
 * work heeds the signal. A signal that outlives the wait keeps no listener.
 */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  let abort = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort);
    if (signal.aborted) abort();
  });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener("abort", abort));
}
