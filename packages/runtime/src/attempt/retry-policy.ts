import { backoffMs } from "./backoff.js";
import type { CallSettings } from "../client/call-settings.js";
import { LONGEST_TIMER_MS } from "../client/check-options.js";
import { RuntimeError } from "../errors/runtime-error.js";

/** Outcome of an attempt: a status, or an error if there is none. */
export interface Outcome {
  readonly status?: number;
  /** Delay that the server asks for, in milliseconds; `Infinity` when a limit is used up for good. */
  readonly retryAfterMs?: number | undefined;
  /** The server asks clients to wait, in a form that cannot be understood. */
  readonly isUnclear?: boolean;
  readonly error?: unknown;
}

/** Options of a call and its client for retries. */
export interface RetryRules {
  readonly retries: number;
  readonly isSafe: boolean;
  readonly settings: Pick<CallSettings, "retryDelayMs" | "maxRetryDelayMs">;
}

/**
 * Returns the delay before a retry in milliseconds, or `undefined` when there must be none. Never sooner than the server
 * asks, and a random time later, so that many clients that failed together do not return together. When the server asks in
 * a form that cannot be understood, at least the full default delay.
 */
export function retryDelayMs(
  { retries, isSafe, settings }: RetryRules,
  attempt: number,
  outcome: Outcome,
): number | undefined {
  const wanted = outcome.retryAfterMs ?? 0;
  return attempt > retries || wanted > settings.maxRetryDelayMs || !mayRetry(isSafe, outcome)
    ? undefined
    : Math.min(
        LONGEST_TIMER_MS,
        wanted + backoffMs(settings.retryDelayMs, attempt, Math.random() + (outcome.isUnclear ? 1 : 0)),
      );
}

/** Returns whether a response says that the server did not act. A bare 503 may come from a proxy after the server behind it did. */
export function didNotAct({ status, retryAfterMs }: Outcome): boolean {
  return status === 429 || (status === 503 && retryAfterMs !== undefined);
}

/** Returns whether a method is idempotent: RFC 9110, section 9.2.2. */
export function isIdempotent(method: string): boolean {
  return /^(?:GET|HEAD|OPTIONS|PUT|DELETE)$/.test(method);
}

/**
 * Returns whether the same call can succeed later without anything being done twice. `isSafe`: sending the
 * request twice has the same effect as sending it once.
 */
export function mayRetry(isSafe: boolean, outcome: Outcome): boolean {
  const { status = 0, error } = outcome;
  return error instanceof RuntimeError
    ? error.retryable
    : didNotAct(outcome) || (isSafe && (status === 408 || (status >= 500 && status !== 501)));
}
