import type { Progress } from "./call-context.js";
import type { CallName } from "./errors/runtime-error.js";
import type { RateLimitState } from "./rate-limit-state.js";

/** What every hook is told. Never a credential, a body or a value of a parameter. */
export interface HookCall extends CallName {
  /** Number of this attempt, from 1. */
  readonly attempt: number;
}

/** An attempt is about to be sent. */
export interface RequestEvent extends HookCall {
  /** What is sent, with `[redacted]` in place of the credential and of whatever else is secret by its name. */
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer arrived. */
export interface ResponseEvent extends HookCall {
  readonly status: number;
  /** From sending to the last byte of the answer, in milliseconds. */
  readonly durationMs: number;
  /** Where the platform's request windows stand, as far as the answer tells. */
  readonly rateLimit: readonly RateLimitState[];
}

/** The request will be sent again. */
export interface RetryEvent extends HookCall {
  /** How long is waited before, in milliseconds. */
  readonly delayMs: number;
  /** The status that the attempt was answered with, when it was; 401 when another token is tried. */
  readonly status?: number;
  /** The error for want of an answer, when there was none. */
  readonly error?: unknown;
}

/** The call throws. */
export interface ErrorEvent extends HookCall {
  readonly error: unknown;
  /** From the beginning of the call, in milliseconds. */
  readonly durationMs: number;
}

/**
 * Told of what a client does, for logs, metrics and traces. A hook only watches: what it returns is not used, and an error
 * that it throws goes to `console.error` and never changes what the call gives.
 */
export interface Hooks {
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  readonly onError?: ((event: ErrorEvent) => void) | undefined;
}

/** Tells whoever only watches; a call that places a phone call must not look failed because its log could not be written. */
export function tell<Event>(listener: ((event: Event) => unknown) | undefined, event: Event): void {
  try {
    const done = listener?.(event);
    // An async hook that fails would otherwise end the program.
    if (done instanceof Promise) done.catch(report);
  } catch (error) {
    report(error);
  }
}

/** Tells that a call throws. */
export function tellError({ onError }: Hooks, call: CallName, progress: Progress, error: unknown): void {
  if (onError === undefined) return;
  const durationMs = performance.now() - progress.beganAt;
  tell(onError, { ...call, attempt: progress.attempts, error, durationMs });
}

function report(error: unknown): void {
  console.error(error);
}
