import type { RateWindow } from "./provider.js";
import { type RateLimitState, readRateLimit } from "./rate-limit-state.js";
import { readRetryAfter } from "./retry-after.js";

/** What the head of an answer says about the platform's limits. */
export interface AnswerHead {
  readonly status: number;
  /** Where the platform's request windows stand. */
  readonly rateLimit: readonly RateLimitState[];
  /** How long the server wants to be left alone, in milliseconds; `Infinity` when a limit is used up for good. */
  readonly retryAfterMs: number | undefined;
}

/** Reads the head of an answer as soon as it is there. */
export function readHead(windows: readonly RateWindow[], { status, ok, headers }: Response): AnswerHead {
  const rateLimit = readRateLimit(windows, headers);
  return {
    status,
    rateLimit,
    retryAfterMs: ok ? undefined : wantedDelayMs(windows, status, headers, rateLimit),
  };
}

/** From `Retry-After`, or after a 429 from the window that is used up, if that is worth waiting for. */
function wantedDelayMs(
  windows: readonly RateWindow[],
  status: number,
  headers: Headers,
  states: readonly RateLimitState[],
): number | undefined {
  const usedUp = status === 429 ? states.filter(({ remaining }) => remaining === 0) : [];
  const isHopeless = usedUp.some(({ name }) =>
    windows.some((window) => window.name === name && window.exhausted === "fail"),
  );
  return isHopeless ? Infinity : (readRetryAfter(headers) ?? usedUp[0]?.windowMs);
}
