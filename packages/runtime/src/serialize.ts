// The only module that knows openapi-fetch. Of its functions only the one for a single value is used: those for lists and
// objects bring the styles of paths and headers along, five times as many bytes as what is here. The tests compare.
import { serializePrimitiveParam } from "openapi-fetch";
import type { QueryStyle } from "./provider.js";

/** Writes one query parameter with one value. Throws `URIError` for text that is not valid. */
export function serializeQueryText(name: string, value: string): string {
  return serializePrimitiveParam(encodeURIComponent(name), value);
}

/** What stands between values by style. It is encoded like a part of them; the comma of `form` is not. */
export const SEPARATORS: Readonly<Record<string, string>> = { spaceDelimited: " ", pipeDelimited: "|" };

/** Writes a query parameter with several values: the name repeated, or one value with separators. */
export function serializeQueryList(
  name: string,
  values: readonly string[],
  { style = "form", explode }: QueryStyle,
): string {
  const separator = SEPARATORS[style];
  return explode === undefined
    ? values.map((value) => serializeQueryText(name, value)).join("&")
    : `${encodeURIComponent(name)}=${values.map(encodeURIComponent).join(separator ? encodeURIComponent(separator) : ",")}`;
}

/** Writes a query parameter with named values: `name[field]=value` with the brackets encoded, or as its style says. */
export function serializeQueryFields(
  name: string,
  fields: readonly (readonly [string, string])[],
  style: QueryStyle,
): string {
  if (style.explode === false) return serializeQueryList(name, fields.flat(), style);
  return fields
    .map(([field, value]) => serializeQueryText(style.style === "form" ? field : `${name}[${field}]`, value))
    .join("&");
}
