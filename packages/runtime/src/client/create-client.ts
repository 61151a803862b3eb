import { type CallSettings, resolveSettings } from "./call-settings.js";
import type { Client, UntypedInit } from "./client.js";
import type { ClientOptions } from "./options.js";
import { paginate } from "../pages/paginate.js";
import { performCall } from "./call.js";
import { isPlainObject } from "../values/platform-object.js";
import type { Provider } from "./provider.js";
import type { AnyResult } from "../response/result.js";

/** Methods that an operation can have. TRACE is left out because the platform's `fetch` refuses it. */
const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"];

/**
 * Creates a client of the API that `provider` describes. `Calls` is the table of its operations; provider packages call
 * this, applications call what the packages export.
 *
 * @throws TypeError for an unknown option, and for one that could not work.
 */
export function createClient<Calls, Options extends ClientOptions, Pages = {}>(
  provider: Provider,
  options: Options,
): Client<Calls, Options, Pages>;
export function createClient(provider: Provider, options: ClientOptions): object {
  return makeClient(provider, options);
}

function makeClient(provider: Provider, options: ClientOptions, shared?: Partial<CallSettings>): object {
  const own = copyOptions(options);
  const settings = resolveSettings(provider, own, shared);
  const methods = METHODS.map((method) => [
    method,
    (path: string, init?: UntypedInit): Promise<AnyResult> => performCall(settings, method, path, init),
  ]);
  // Not frozen, so that a test can spy on a method.
  return {
    ...Object.fromEntries(methods),
    paginate: (path: string, init?: UntypedInit) => paginate(settings, path, init),
    with(given: ClientOptions): object {
      const changed = copyOptions(given);
      const { findOperation, readCredential } = settings;
      // Another token, or another server, has a budget and a refreshed token of its own.
      const isSame = !["token", "baseUrl", ...Object.keys(provider.servers?.rules ?? {})].some(
        (name) => name in changed,
      );
      return makeClient(
        provider,
        { ...own, ...changed },
        isSame ? ("rateBudget" in changed ? { findOperation, readCredential } : settings) : { findOperation },
      );
    },
    request: (method: unknown, path: string, init?: UntypedInit) =>
      // An error of a call rejects its promise; a method that is not text is refused there.
      performCall(settings, typeof method === "string" ? method.toUpperCase() : "", path, init, true),
  };
}

/** Copies the options, so that later changes to the caller's object have no effect. The error does not show a token that was passed
 * instead. */
function copyOptions(options: ClientOptions): ClientOptions {
  if (isPlainObject(options)) return { ...options };
  throw new TypeError("the options must be a plain object");
}
