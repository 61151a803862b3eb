const LONGEST_DELAY_MS = 8_000;

/** Returns a delay that doubles with each attempt, times `share`: a random share spreads out clients that failed together. */
export function backoffMs(firstDelayMs: number, attempt: number, share: number): number {
  return Math.min(LONGEST_DELAY_MS, firstDelayMs * 2 ** (attempt - 1)) * share;
}
