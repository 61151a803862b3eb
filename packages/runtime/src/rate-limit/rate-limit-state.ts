import type { RateWindow } from "./rate-window.js";

/** State of one of the platform's request windows, from a response. */
export interface RateLimitState {
  /** Name that the spec gives the window. */
  readonly name: string;
  /** Number of requests that the window allows. */
  readonly limit: number | undefined;
  /** Number of requests left. */
  readonly remaining: number | undefined;
  /** Length of the window in milliseconds: a tenth to ten times what the spec says, whatever the response says. */
  readonly windowMs: number;
}

/** A header in another unit, or with a date in it, must not stop a client forever, nor let it run into the limit. */
const MOST_TIMES = 10;

/** Reads the rate-limit headers that the spec names; windows that the response does not mention are left out. */
export function readRateLimit(windows: readonly RateWindow[], response: Headers): RateLimitState[] {
  const states: RateLimitState[] = [];
  for (const { name, windowMs, headers } of windows) {
    const limit = readCount(response, headers?.limit);
    const remaining = readCount(response, headers?.remaining);
    if (limit !== undefined || remaining !== undefined) {
      const stated = readCount(response, headers?.windowMs) || windowMs;
      states.push({
        name,
        limit,
        remaining,
        windowMs: Math.min(Math.max(stated, windowMs / MOST_TIMES), windowMs * MOST_TIMES),
      });
    }
  }
  return states;
}

function readCount(response: Headers, name: string | undefined): number | undefined {
  const text = name === undefined ? null : response.get(name);
  // Not what a proxy joined from two headers, and not a number that no calculation is safe with.
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
