import { buildHeaders } from "./build-headers.js";
import { createCredentials, type Credentials } from "./credentials.js";
import type { ClientOptions, Fetch } from "./options.js";
import type { HeaderOption, Provider } from "./provider.js";

/** The options of a client, checked once and completed with what the provider says. */
export interface CallSettings {
  readonly provider: Provider;
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: Credentials;
  readonly timeoutMs: number;
}

const DEFAULT_TIMEOUT_MS = 30_000;
/** Longer delays make timers fire at once. */
const LONGEST_TIMEOUT_MS = 2_147_483_647;
const SETUP = { method: "client", path: "options" };

/** Throws a `TypeError` for an option that could not work in any call. */
export function resolveSettings(provider: Provider, options: ClientOptions): CallSettings {
  return {
    provider,
    baseUrl: checkBaseUrl(options.baseUrl ?? provider.baseUrl),
    // Looked up at each call, so that a `fetch` which is replaced later, by instrumentation or a test, is used.
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    headers: buildHeaders(
      SETUP,
      headerOptionDefaults(provider),
      readHeaderOptions(provider, options),
      options.headers,
    ),
    credentials: createCredentials(provider.schemes, options.token),
    timeoutMs: checkTimeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
  };
}

function headerOptionDefaults({ headerOptions = {} }: Provider): Record<string, string> {
  return Object.fromEntries(
    Object.values(headerOptions).map((option: HeaderOption) => [option.header, option.default]),
  );
}

/** The headers that stand behind options, such as `Version` behind `apiVersion`, as far as they were given. */
export function readHeaderOptions({ headerOptions }: Provider, options: object): Record<string, string> {
  const headers: Record<string, string> = {};
  const given = new Map<string, unknown>(Object.entries(options));
  for (const name in headerOptions) {
    const value = given.get(name);
    const header = headerOptions[name]?.header;
    if (typeof value === "string" && header !== undefined) headers[header] = value;
  }
  return headers;
}

function checkBaseUrl(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      `baseUrl must be an absolute http or https address, such as "https://api.example.com"`,
    );
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new TypeError("baseUrl must have no user name, password, query or fragment");
  }
  return url.href.replace(/\/+$/, "");
}

/** Checks a time-out in milliseconds. */
export function checkTimeout(timeoutMs: number): number {
  if (timeoutMs > 0 && timeoutMs <= LONGEST_TIMEOUT_MS) return timeoutMs;
  throw new TypeError(`timeoutMs must be a number of milliseconds from 1 to ${LONGEST_TIMEOUT_MS}`);
}
