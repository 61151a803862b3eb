import type { RateWindow } from "../rate-limit/rate-window.js";
import { type RateLimitState, readRateLimit } from "../rate-limit/rate-limit-state.js";
import { readRetryAfter } from "./retry-after.js";

/** The platform's limits, from the head of a response. */
export interface ResponseHead {
  readonly status: number;
  /** State of the platform's request windows. */
  readonly rateLimit: readonly RateLimitState[];
  /** Delay that the server asks for, in milliseconds; `Infinity` when a limit is used up for good. */
  readonly retryAfterMs: number | undefined;
  /** The server asks clients to wait, in a form that cannot be understood. */
  readonly isUnclear?: boolean;
}

/** Reads the head of a response. */
export function readHead(windows: readonly RateWindow[], { status, ok, headers }: Response): ResponseHead {
  const rateLimit = readRateLimit(windows, headers);
  if (ok) return { status, rateLimit, retryAfterMs: undefined };
  const asked = readRetryAfter(headers);
  const usedUp = rateLimit.filter(({ remaining }) => status === 429 && remaining === 0);
  const waitsMs = usedUp.map(({ name, windowMs }) =>
    windows.some((window) => window.name === name && window.exhausted === "fail") ? Infinity : windowMs,
  );
  const longestMs = Math.max(0, ...waitsMs) || undefined;
  const isUnclear = Number.isNaN(asked);
  const retryAfterMs = isUnclear || longestMs === Infinity ? longestMs : (asked ?? longestMs);
  return { status, rateLimit, retryAfterMs, isUnclear };
}
