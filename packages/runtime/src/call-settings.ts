import type { WireHeaders } from "./add-headers.js";
import { checkKeys } from "./check-keys.js";
import { buildClientHeaders } from "./client-headers.js";
import { createCredentials, type ReadCredential } from "./credentials.js";
import type { UntypedInit } from "./client.js";
import type { ClientOptions, Fetch } from "./options.js";
import type { Hooks } from "./hooks.js";
import type { Provider } from "./provider.js";
import { findOnceMatcher, type OnceMatcher } from "./once-matcher.js";
import { createOperations, type FindOperation } from "./operations.js";
import { LONGEST_TIMER_MS } from "./retry-policy.js";
import { createRateBudget, type RateBudget } from "./rate-budget.js";
import { platformFetch } from "./send-attempt.js";

/** The options of a client, checked once and completed with what the provider says. */
export interface CallSettings {
  readonly provider: Provider;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly headers: Readonly<WireHeaders>;
  readonly readCredential: ReadCredential;
  readonly hooks: Hooks;
  /** The names of what a call takes. */
  readonly callOptions: readonly string[];
  readonly findOperation: FindOperation;
  readonly isOnce: OnceMatcher;
  readonly rateBudget: RateBudget;
  readonly timeoutMs: number;
  readonly totalTimeoutMs: number | undefined;
  readonly retries: number;
  readonly maxBodyBytes: number;
  readonly retryDelayMs: number;
  readonly maxRetryDelayMs: number;
}

/** Functions, which are checked to be some. */
const FUNCTIONS = ["fetch", "onRequest", "onResponse", "onRetry", "onWait", "onError"] as const;
const OPTIONS = [
  "token",
  "baseUrl",
  "headers",
  "timeoutMs",
  "totalTimeoutMs",
  "retries",
  "maxBodyBytes",
  "retryDelayMs",
  "maxRetryDelayMs",
  "rateBudget",
  ...FUNCTIONS,
];
/** What a call takes; the options that stand for headers besides. */
const CALL_OPTIONS: readonly (keyof UntypedInit)[] = [
  "params",
  "body",
  "headers",
  "signal",
  "timeoutMs",
  "totalTimeoutMs",
  "retries",
  "maxBodyBytes",
  "read",
];

/** Throws a `TypeError` for an unknown option and for one that could not work. `shared` is kept from another client. */
export function resolveSettings(
  provider: Provider,
  options: ClientOptions,
  shared: Partial<Pick<CallSettings, "readCredential" | "findOperation" | "rateBudget">> = {},
): CallSettings {
  const headerOptions = Object.keys(provider.headerOptions ?? {});
  checkKeys("option", options, [...OPTIONS, ...headerOptions]);
  for (const name of FUNCTIONS) {
    if (options[name] !== undefined && typeof options[name] !== "function") {
      throw new TypeError(`${name} must be a function`);
    }
  }
  const { totalTimeoutMs, rateBudget, onRequest, onResponse, onRetry, onWait, onError } = options;
  if (rateBudget !== undefined && typeof rateBudget.acquire !== "function") {
    throw new TypeError("rateBudget must have a function acquire");
  }
  return {
    provider,
    baseUrl: checkBaseUrl(options.baseUrl ?? provider.baseUrl),
    fetch: options.fetch ?? platformFetch,
    headers: buildClientHeaders(provider, options),
    readCredential: shared.readCredential ?? createCredentials(provider.schemes, options.token),
    hooks: { onRequest, onResponse, onRetry, onWait, onError },
    callOptions: [...CALL_OPTIONS, ...headerOptions],
    findOperation: shared.findOperation ?? createOperations(provider),
    isOnce: findOnceMatcher(provider.operations),
    rateBudget: rateBudget ?? shared.rateBudget ?? createRateBudget(provider.rateLimit ?? []),
    timeoutMs: checkNumber("timeoutMs", options.timeoutMs ?? 30_000, 1),
    totalTimeoutMs:
      totalTimeoutMs === undefined ? undefined : checkNumber("totalTimeoutMs", totalTimeoutMs, 1),
    retries: checkNumber("retries", options.retries ?? 2, 0, "whole "),
    maxBodyBytes: checkNumber("maxBodyBytes", options.maxBodyBytes ?? 67_108_864, 1),
    retryDelayMs: checkNumber("retryDelayMs", options.retryDelayMs ?? 500),
    maxRetryDelayMs: checkNumber("maxRetryDelayMs", options.maxRetryDelayMs ?? 60_000),
  };
}

/** Checks a number of milliseconds, or a whole number of times. Throws a `TypeError`. */
export function checkNumber(name: string, value: number, least = 0, whole: "" | "whole " = ""): number {
  // Not the comparison alone, which also lets the text "5" pass.
  const isNumber = whole === "" ? Number.isFinite(value) : Number.isInteger(value);
  if (isNumber && value >= least && value <= LONGEST_TIMER_MS) return value;
  throw new TypeError(`${name} must be a ${whole}number from ${least} to ${LONGEST_TIMER_MS}`);
}

function checkBaseUrl(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (
    url === undefined ||
    !/^https?:$/.test(url.protocol) ||
    url.username + url.password + url.search + url.hash
  ) {
    throw new TypeError(
      "baseUrl must be an absolute http or https address without user name, password, query and fragment",
    );
  }
  // Not href, which keeps a bare ? or #.
  return url.origin + url.pathname.replace(/\/+$/, "");
}
