import type { ClientOptions } from "@agent-apis/runtime";

/** Options for all providers. A provider's own options take precedence; each replaces the shared one as a whole. */
export interface SharedOptions extends Omit<ClientOptions, "token" | "baseUrl" | "rateBudget"> {}

/** All shared options. The compiler checks that none is missing and that none belongs to a single provider. */
const KNOWN: { readonly [Key in keyof Required<SharedOptions>]: true } = {
  headers: true,
  timeoutMs: true,
  totalTimeoutMs: true,
  retries: true,
  maxBodyBytes: true,
  retryDelayMs: true,
  maxRetryDelayMs: true,
  fetch: true,
  onRequest: true,
  onResponse: true,
  onRetry: true,
  onWait: true,
  onError: true,
};

/** Throws a `TypeError` for a key that is not a shared option, such as `token`. */
export function checkSharedOptions(shared: unknown): void {
  if (typeof shared !== "object" || shared === null) {
    throw new TypeError("the shared options must be an object, such as { timeoutMs }");
  }
  for (const key of Object.keys(shared)) {
    if (!Object.hasOwn(KNOWN, key)) {
      throw new TypeError(
        `unknown shared option "${key}"; expected one of: ${Object.keys(KNOWN).join(", ")}`,
      );
    }
  }
}
