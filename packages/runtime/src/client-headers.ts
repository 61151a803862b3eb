import { addHeaders, type WireHeaders } from "./add-headers.js";
import type { ClientOptions } from "./options.js";
import type { Provider } from "./provider.js";

/** What is asked for unless somebody says otherwise. */
export const ACCEPT_JSON = "application/json";

/** The headers that all calls of a client have. Throws a `TypeError` for one that cannot be sent. */
export function buildClientHeaders(provider: Provider, options: ClientOptions): WireHeaders {
  const headers: WireHeaders = { accept: ACCEPT_JSON };
  for (const { header, default: value } of Object.values(provider.headerOptions ?? {})) {
    addHeaders(headers, { [header]: value });
  }
  addHeaders(headers, readHeaderOptions(provider, options));
  addHeaders(headers, options.headers);
  return headers;
}

/** The headers that stand behind options, such as `Version` behind `apiVersion`, as far as they were given. */
export function readHeaderOptions(
  { headerOptions }: Provider,
  options: object,
): Record<string, unknown> | undefined {
  let headers: Record<string, unknown> | undefined;
  for (const name in headerOptions) {
    const value: unknown = Reflect.get(options, name);
    const header = headerOptions[name]?.header;
    if (value !== undefined && header !== undefined) (headers ??= {})[header] = value;
  }
  return headers;
}
