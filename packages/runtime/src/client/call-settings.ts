import type { WireHeaders } from "../request/add-headers.js";
import type { OnceGuard } from "../attempt/at-most-once.js";
import { anything, atLeast, checkOptions, isFunction, type Rule } from "./check-options.js";
import { buildClientHeaders } from "./client-headers.js";
import { createCredentials, type ReadCredential } from "../credentials/credentials.js";
import type { ClientOptions, Fetch } from "./options.js";
import type { Hooks } from "./hooks.js";
import type { Provider } from "./provider.js";
import { createOperations, type FindOperation } from "./operations.js";
import { createRateBudget, type RateBudget } from "../rate-limit/rate-budget.js";
import { platformFetch } from "../attempt/wire.js";

/** The options of a client, checked once and completed with what the provider says. */
export interface CallSettings {
  readonly provider: Provider;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly headers: Readonly<WireHeaders>;
  readonly readCredential: ReadCredential;
  readonly hooks: Hooks;
  /** Options of a call. */
  readonly callOptions: Readonly<Record<string, Rule>>;
  readonly findOperation: FindOperation;
  /** Returns the guard of a request that must reach the server at most once. */
  readonly findGuard: (method: string, url: string) => OnceGuard | undefined;
  readonly rateBudget: RateBudget;
  readonly timeoutMs: number;
  /** `Infinity` when there is none. */
  readonly totalTimeoutMs: number;
  readonly retries: number;
  readonly maxBodyBytes: number;
  readonly retryDelayMs: number;
  readonly maxRetryDelayMs: number;
}

const NUMBERS = {
  timeoutMs: atLeast(1),
  totalTimeoutMs: atLeast(1),
  retries: atLeast(0, "whole "),
  maxBodyBytes: atLeast(1),
};
const OPTIONS = {
  token: anything,
  baseUrl: anything,
  headers: anything,
  ...NUMBERS,
  retryDelayMs: atLeast(0),
  maxRetryDelayMs: atLeast(0),
  rateBudget: (value: unknown) =>
    isFunction(Reflect.get(Object(value), "acquire")) && "must have a function acquire",
  fetch: isFunction,
  onRequest: isFunction,
  onResponse: isFunction,
  onRetry: isFunction,
  onWait: isFunction,
  onError: isFunction,
};
/** Options of a call, without those that set headers. */
const CALL_OPTIONS = {
  params: anything,
  body: anything,
  headers: anything,
  signal: (value: unknown) => ("aborted" in Object(value) ? undefined : "must be an AbortSignal"),
  ...NUMBERS,
  read: isFunction,
};

/** Checks and completes the options of a client. Throws a `TypeError` for an unknown option and for one that could not work.
 * `shared` comes from the client that this one is a copy of. */
export function resolveSettings(
  provider: Provider,
  options: ClientOptions,
  shared: Partial<Pick<CallSettings, "readCredential" | "findOperation" | "rateBudget">> = {},
): CallSettings {
  const headerOptions = Object.fromEntries(
    Object.keys(provider.headerOptions ?? {}).map((name) => [name, anything]),
  );
  checkOptions("option", options, { ...OPTIONS, ...headerOptions, ...provider.servers?.rules });
  const { token, ...hooks } = options;
  return {
    provider,
    baseUrl: checkBaseUrl(provider.servers?.addressOf({ ...options }) ?? options.baseUrl ?? provider.baseUrl),
    fetch: options.fetch ?? platformFetch,
    headers: buildClientHeaders(provider, options),
    readCredential: shared.readCredential ?? createCredentials(provider.schemes, token),
    hooks,
    callOptions: { ...CALL_OPTIONS, ...headerOptions },
    findOperation: shared.findOperation ?? createOperations(provider),
    findGuard: createGuardFinder(provider),
    rateBudget: options.rateBudget ?? shared.rateBudget ?? createRateBudget(provider.rateLimit ?? []),
    timeoutMs: options.timeoutMs ?? 30_000,
    totalTimeoutMs: options.totalTimeoutMs ?? Infinity,
    retries: options.retries ?? 2,
    maxBodyBytes: options.maxBodyBytes ?? 67_108_864,
    retryDelayMs: options.retryDelayMs ?? 500,
    maxRetryDelayMs: options.maxRetryDelayMs ?? 60_000,
  };
}

function checkBaseUrl(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (
    url === undefined ||
    !/^https?:$/.test(url.protocol) ||
    url.username + url.password + url.search + url.hash
  ) {
    throw new TypeError("baseUrl must be an http or https address without credentials, query and fragment");
  }
  // Not href, which keeps a bare ? or #.
  return url.origin + url.pathname.replace(/\/+$/, "");
}

function createGuardFinder({ operations = {} }: Provider): CallSettings["findGuard"] {
  const guard = Object.values(operations).find(({ retry }) => retry !== undefined)?.retry;
  const isOnce = guard?.findMatcher(operations);
  return (method, url) => (isOnce?.(method, url) ? guard : undefined);
}
