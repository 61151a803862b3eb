// The only module that knows openapi-fetch: its functions write the query, its client is not used.
import { serializeArrayParam, serializeObjectParam, serializePrimitiveParam } from "openapi-fetch";
import type { QueryStyle } from "./provider.js";

/** Writes one query parameter with one value. Throws `URIError` for text that is not valid. */
export function serializeQueryText(name: string, value: string): string {
  return serializePrimitiveParam(encodeURIComponent(name), value);
}

/** Writes a query parameter with several values: the name repeated, or one value with separators. */
export function serializeQueryList(name: string, values: string[], { style, explode }: QueryStyle): string {
  return serializeArrayParam(encodeURIComponent(name), values, {
    style: style === undefined || style === "deepObject" ? "form" : style,
    explode: explode ?? true,
  });
}

/** Writes a query parameter with named values: `name[field]=value`, or as `style: form` says. */
export function serializeQueryFields(
  name: string,
  fields: readonly (readonly [string, string])[],
  { style, explode }: QueryStyle,
): string {
  const encoded = fields.map(([field, value]) => [encodeURIComponent(field), value]);
  return serializeObjectParam(encodeURIComponent(name), Object.fromEntries(encoded), {
    style: style === "form" ? "form" : "deepObject",
    explode: explode ?? true,
  });
}
