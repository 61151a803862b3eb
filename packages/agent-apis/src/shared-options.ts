import type { ClientOptions } from "@agent-apis/runtime";

/** Options for all providers. What a provider's own options have wins, each option as a whole. */
export interface SharedOptions extends Omit<ClientOptions, "token" | "baseUrl" | "rateBudget"> {}

/** Each of them, which the compiler checks: none is missing and none belongs to one provider alone. */
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

/** Throws a `TypeError` for a key that is no option for all providers, such as `token`. */
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
