import type { CallName } from "../errors/runtime-error.js";
import type { RateLimitState } from "../rate-limit/rate-limit-state.js";

/** Properties that every hook receives. They never have a credential, a body or a value of a parameter. */
export interface HookCall extends CallName {
  /** Number of this attempt, from 1. */
  readonly attempt: number;
}

/** An attempt is about to be sent. */
export interface RequestEvent extends HookCall {
  /** The headers of the request, with `[redacted]` in place of the credential and of other headers that are secret by name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Time that the attempt waited for the rate limit, in milliseconds; 0 when there was room at once. */
  readonly queuedMs: number;
}

/** A response arrived. */
export interface ResponseEvent extends HookCall {
  readonly status: number;
  /** From sending to the last byte of the response, in milliseconds. */
  readonly durationMs: number;
  /** State of the platform's request windows, as far as the response tells. */
  readonly rateLimit: readonly RateLimitState[];
}

/** The request will be sent again. */
export interface RetryEvent extends HookCall {
  /** Delay before the next attempt, in milliseconds. */
  readonly delayMs: number;
  /** Status of the response, when there was one; 401 when another token is tried. */
  readonly status?: number;
  /** The error, when there was no response. */
  readonly error?: unknown;
}

/** The call is about to wait. `attempt` is the attempt that waits. */
export interface WaitEvent extends HookCall {
  /** `rate-limit`: until there is room in the platform's limit. `retry`: before the request is sent again. */
  readonly reason: "rate-limit" | "retry";
  /**
   * Length of the wait in milliseconds. For a rate limit it is the least that the call will wait, as far as is known when the
   * wait begins, and `undefined` when nothing is known: before the first response has stated the limit, or when a custom
   * `rateBudget` does not report it.
   */
  readonly delayMs: number | undefined;
}

/** The call throws. */
export interface ErrorEvent extends HookCall {
  readonly error: unknown;
  /** From the beginning of the call, in milliseconds. */
  readonly durationMs: number;
}

/**
 * Called with what a client does, for logs, metrics and traces. A hook only watches: its return value is ignored, and an error
 * that it throws goes to `console.error` and never changes the result of the call.
 */
export interface Hooks {
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  readonly onWait?: ((event: WaitEvent) => void) | undefined;
  readonly onError?: ((event: ErrorEvent) => void) | undefined;
}

/** Calls a hook. What it throws is only reported: a phone call must not look failed because its log could not be written. */
export function notify<Event>(listener: ((event: Event) => unknown) | undefined, event: Event): void {
  try {
    const done = listener?.(event);
    // An async hook that fails would otherwise end the program.
    if (done instanceof Promise) done.catch(report);
  } catch (error) {
    report(error);
  }
}

function report(error: unknown): void {
  console.error(error);
}
