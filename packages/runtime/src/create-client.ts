import { resolveSettings } from "./call-settings.js";
import type { CallMethods, ClientMethods, UntypedInit } from "./client.js";
import type { ClientOptions } from "./options.js";
import { performCall } from "./perform-call.js";
import type { Provider } from "./provider.js";
import type { AnyResult } from "./result.js";

/** The methods that an operation can have; TRACE is left out because the platform's `fetch` refuses it. */
const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"];

/**
 * Makes a client of the API that `provider` describes. `Calls` is the table of its operations; provider packages call
 * this, applications call what the packages export.
 *
 * @throws TypeError for an option that does not exist or could not work in any call.
 */
export function createClient<Calls, Options extends ClientOptions>(
  provider: Provider,
  options: Options,
): CallMethods<Calls> & ClientMethods<Options>;
export function createClient(provider: Provider, options: ClientOptions): object {
  const settings = resolveSettings(provider, options);
  // What the caller does to its object later has no effect on `with`.
  const own = { ...options };
  const call = (method: string, path: string, init?: UntypedInit): Promise<AnyResult> =>
    performCall(settings, { method, path }, init);
  const methods = METHODS.map((method) => [
    method,
    (path: string, init?: UntypedInit): Promise<AnyResult> => call(method, path, init),
  ]);
  return Object.freeze({
    ...Object.fromEntries(methods),
    with: (changed: ClientOptions) => createClient(provider, { ...own, ...changed }),
    request: (method: string, path: string, init?: UntypedInit) => call(method.toUpperCase(), path, init),
  });
}
