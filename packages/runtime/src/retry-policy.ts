import { backoffMs } from "./backoff.js";
import { isConnectionError } from "./errors/connection-error.js";
import { isTimeoutError } from "./errors/timeout-error.js";

/** How an attempt ended: with a status, or with an error for want of one. */
export interface Outcome {
  readonly status?: number;
  /** How long the server wants to be left alone; `Infinity` when a limit is used up for good. */
  readonly retryAfterMs?: number | undefined;
  /** The server asks clients to wait, in a form that cannot be understood. */
  readonly isUnclear?: boolean;
  readonly error?: unknown;
}

/** What the client's and the call's options say about repeating. */
export interface RetryRules {
  readonly retries: number;
  readonly retryDelayMs: number;
  readonly maxRetryDelayMs: number;
}

/** Longer timers fire at once. */
export const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * How long to wait before a retry, in milliseconds, or `undefined` when there must be none. Never sooner than the server
 * asks, and a random time later, so that many clients that failed together do not come back together. When the server asks in
 * a form that cannot be understood, at least the full default delay.
 */
export function retryDelayMs(
  { retries, retryDelayMs: firstDelayMs, maxRetryDelayMs }: RetryRules,
  isSafe: boolean,
  attempt: number,
  outcome: Outcome,
): number | undefined {
  const wanted = outcome.retryAfterMs ?? 0;
  return attempt > retries || wanted > maxRetryDelayMs || !mayRepeat(isSafe, outcome)
    ? undefined
    : Math.min(
        LONGEST_TIMER_MS,
        wanted + backoffMs(firstDelayMs, attempt, Math.random() + (outcome.isUnclear ? 1 : 0)),
      );
}

/** Whether the server surely did nothing. A bare 503 may come from a proxy after the server behind it did. */
export function didNotAct({ status, retryAfterMs, error }: Outcome): boolean {
  const isTurnedAway = status === 429 || (status === 503 && retryAfterMs !== undefined);
  return isTurnedAway || (isConnectionError(error) && error.sent === "no");
}

/** Methods with which doing it twice is doing it once: RFC 9110, section 9.2.2. */
export function isIdempotent(method: string): boolean {
  return /^(?:GET|HEAD|OPTIONS|PUT|DELETE)$/.test(method);
}

/**
 * Whether the same call can succeed later without anything being done twice. `isSafe`: doing it twice does the same as doing
 * it once.
 */
export function mayRepeat(isSafe: boolean, outcome: Outcome): boolean {
  const { status = 0, error } = outcome;
  if (isConnectionError(error) || isTimeoutError(error)) return error.retryable;
  return didNotAct(outcome) || (isSafe && (status === 408 || (status >= 500 && status !== 501)));
}
