import type { WireHeaders } from "./add-headers.js";
import { buildClientHeaders } from "./client-headers.js";
import { createCredentials, type Credentials } from "./credentials.js";
import type { ClientOptions, Fetch } from "./options.js";
import type { Provider } from "./provider.js";

/** The options of a client, checked once and completed with what the provider says. */
export interface CallSettings {
  readonly provider: Provider;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly headers: Readonly<WireHeaders>;
  readonly credentials: Credentials;
  readonly timeoutMs: number;
}

const OPTIONS = ["token", "baseUrl", "fetch", "headers", "timeoutMs"];
const DEFAULT_TIMEOUT_MS = 30_000;
/** Longer delays make timers fire at once. */
const LONGEST_TIMEOUT_MS = 2_147_483_647;

/** Throws a `TypeError` for an option that does not exist or could not work in any call. */
export function resolveSettings(provider: Provider, options: ClientOptions): CallSettings {
  checkNames(options, [...OPTIONS, ...Object.keys(provider.headerOptions ?? {})]);
  return {
    provider,
    baseUrl: checkBaseUrl(options.baseUrl ?? provider.baseUrl),
    fetch: checkFetch(options.fetch),
    headers: buildClientHeaders(provider, options),
    credentials: createCredentials(provider.schemes, options.token),
    timeoutMs: checkTimeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
  };
}

/** Checks a time-out in milliseconds. Throws a `TypeError`. */
export function checkTimeout(timeoutMs: number): number {
  // Not the comparison alone, which also lets the text "5" pass.
  if (Number.isFinite(timeoutMs) && timeoutMs >= 1 && timeoutMs <= LONGEST_TIMEOUT_MS) return timeoutMs;
  throw new TypeError(`timeoutMs must be a number of milliseconds from 1 to ${LONGEST_TIMEOUT_MS}`);
}

// A misspelt baseUrl that is passed over would send what was meant for a mock to the real service.
function checkNames(options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`there is no option "${unknown}"; the options are: ${known.join(", ")}`);
  }
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

function checkFetch(given: Fetch | undefined): Fetch {
  if (given === undefined) {
    // Looked up at each call, so that a `fetch` which is replaced later, by instrumentation or a test, is used.
    return (url, init) => fetch(url, init);
  }
  if (typeof given === "function") return given;
  throw new TypeError("fetch must be a function such as the platform's");
}
