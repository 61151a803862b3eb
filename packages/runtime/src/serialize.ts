// The only module that knows openapi-fetch: its functions write path, query and body, its client is not used.
import {
  defaultBodySerializer,
  defaultPathSerializer,
  serializeArrayParam,
  serializeObjectParam,
  serializePrimitiveParam,
} from "openapi-fetch";
import type { QueryStyle } from "./provider.js";

/** Fills the template with encoded values. What has no value stays in it as `{name}`. */
export function serializePath(template: string, values: Readonly<Record<string, unknown>>): string {
  return defaultPathSerializer(template, values);
}

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

/** Writes a JSON body; what `JSON.stringify` has no text for gives something else than a string, or throws. */
export function serializeJson(body: unknown): unknown {
  return defaultBodySerializer(body);
}
