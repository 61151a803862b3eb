const LONGEST_DELAY_MS = 8_000;

/**
 * How long to wait before an attempt is repeated: twice as long each time, and a random part of that ("full jitter"), so
 * that many clients that failed together do not come back together.
 */
export function backoffMs(firstDelayMs: number, attempt: number, random: () => number = Math.random): number {
  return Math.min(LONGEST_DELAY_MS, firstDelayMs * 2 ** (attempt - 1)) * random();
}
