import { backoffMs } from "./backoff.js";
import type { CallContext } from "./call-context.js";
import type { CallSettings } from "../client/call-settings.js";
import { LONGEST_TIMER_MS } from "../client/check-options.js";
import { RuntimeError } from "../errors/runtime-error.js";

/** How an attempt ended: with a status, or with an error for want of one. */
export interface Outcome {
  readonly status?: number;
  /** How long the server wants to be left alone; `Infinity` when a limit is used up for good. */
  readonly retryAfterMs?: number | undefined;
  /** The server asks clients to wait, in a form that cannot be understood. */
  readonly isUnclear?: boolean;
  readonly error?: unknown;
}

/** What a call and the options of its client say about retries. */
export interface RetryRules extends Pick<CallContext, "retries" | "isSafe"> {
  readonly settings: Pick<CallSettings, "retryDelayMs" | "maxRetryDelayMs">;
}

/**
 * How long to wait before a retry, in milliseconds, or `undefined` when there must be none. Never sooner than the server
 * asks, and a random time later, so that many clients that failed together do not come back together. When the server asks in
 * a form that cannot be understood, at least the full default delay.
 */
export function retryDelayMs(
  { retries, isSafe, settings }: RetryRules,
  attempt: number,
  outcome: Outcome,
): number | undefined {
  const wanted = outcome.retryAfterMs ?? 0;
  return attempt > retries || wanted > settings.maxRetryDelayMs || !mayRepeat(isSafe, outcome)
    ? undefined
    : Math.min(
        LONGEST_TIMER_MS,
        wanted + backoffMs(settings.retryDelayMs, attempt, Math.random() + (outcome.isUnclear ? 1 : 0)),
      );
}

/** Whether a response says that the server did nothing. A bare 503 may come from a proxy after the server behind it did. */
export function didNotAct({ status, retryAfterMs }: Outcome): boolean {
  return status === 429 || (status === 503 && retryAfterMs !== undefined);
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
  return error instanceof RuntimeError
    ? error.retryable
    : didNotAct(outcome) || (isSafe && (status === 408 || (status >= 500 && status !== 501)));
}
