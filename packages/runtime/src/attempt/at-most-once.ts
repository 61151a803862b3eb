import type { CallName } from "../errors/runtime-error.js";
import { checkOnce, makeReadableOnce, type OnceInit } from "./once-body.js";
import { findOnceMatcher, type OnceMatcher, type Operations } from "./once-matcher.js";

/** Guards a request so that it reaches the server at most once. */
export interface OnceGuard {
  /** Finds the requests that need it by their URL, however it was put together. */
  findMatcher(operations: Operations): OnceMatcher;
  /** Throws `InvalidRequestError` for a request that the platform could send twice. */
  check(call: CallName, url: string): void;
  /** Replaces the body by one that can be read only once. */
  makeReadable(
    init: OnceInit,
    headers: Record<string, string>,
    signal: AbortSignal,
    onRead: () => void,
  ): Promise<void>;
}

/**
 * For operations that place a call or spend money. A provider's facts name it, so that it is in the bundle of those clients
 * only that need it, and in each of them.
 */
export const atMostOnce: OnceGuard = {
  findMatcher: findOnceMatcher,
  check: checkOnce,
  makeReadable: makeReadableOnce,
};
