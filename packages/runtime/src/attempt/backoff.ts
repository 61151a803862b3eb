const LONGEST_DELAY_MS = 8_000;

/** Twice as long for each attempt, times `share`, which is random so that clients that failed together come back apart. */
export function backoffMs(firstDelayMs: number, attempt: number, share: number): number {
  return Math.min(LONGEST_DELAY_MS, firstDelayMs * 2 ** (attempt - 1)) * share;
}
