import type { CallName } from "../errors/runtime-error.js";
import { checkOnce, makeReadableOnce, type OnceInit } from "./once-body.js";
import { findOnceMatcher, type OnceMatcher, type Operations } from "./once-matcher.js";

/** Guards a request so that it reaches the server at most once. */
export interface OnceGuard {
  /** Returns a test for requests that need the guard, however their URL was written. */
  findMatcher(operations: Operations): OnceMatcher;
  /** Throws `InvalidRequestError` for a request that the platform could send twice. */
  check(call: CallName, url: string): void;
  /** Replaces the body with one that can be read only once. */
  makeReadable(
    init: OnceInit,
    headers: Record<string, string>,
    signal: AbortSignal,
    onRead: () => void,
  ): Promise<void>;
}

/**
 * Guard of operations that place a call or spend money. The facts of a provider name it, so that only clients that need it have
 * it in their bundle.
 */
export const atMostOnce: OnceGuard = {
  findMatcher: findOnceMatcher,
  check: checkOnce,
  makeReadable: makeReadableOnce,
};
