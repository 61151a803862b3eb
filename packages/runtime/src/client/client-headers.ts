import { addHeaders, type WireHeaders } from "../request/add-headers.js";
import type { CallName } from "../errors/runtime-error.js";
import type { ClientOptions } from "./options.js";
import type { Provider } from "./provider.js";

/** Default `Accept` header. */
export const ACCEPT_JSON = "application/json";

/** Returns the headers of all calls of a client. Throws a `TypeError` for one that cannot be sent. */
export function buildClientHeaders(provider: Provider, options: ClientOptions): WireHeaders {
  const headers: WireHeaders = { accept: ACCEPT_JSON };
  addHeaders(headers, provider.headers);
  addHeaderOptions(headers, provider, options);
  addHeaders(headers, options.headers);
  return headers;
}

/** Adds the headers of the options that were given, such as `Version` for `apiVersion`. */
export function addHeaderOptions(
  headers: WireHeaders,
  { headerOptions }: Provider,
  options: object,
  call?: CallName,
): void {
  for (const name in headerOptions) {
    const value: unknown = Reflect.get(options, name);
    if (value !== undefined) addHeaders(headers, { [headerOptions[name] ?? ""]: value }, call);
  }
}
