// The only module that knows openapi-fetch: its functions write path, query and body, its client is not used.
import {
  defaultBodySerializer,
  defaultPathSerializer,
  serializeArrayParam,
  serializeObjectParam,
  serializePrimitiveParam,
} from "openapi-fetch";
import type { PathValue } from "./client.js";
import type { QueryStyle } from "./provider.js";

/** Fills the template. A value that is missing stays in it as `{name}`. */
export function serializePath(template: string, values: Readonly<Record<string, PathValue>>): string {
  return defaultPathSerializer(template, values);
}

/** Writes one query parameter, or `""` when there is nothing to send. Throws when the value has no text form. */
export function serializeQueryParameter(name: string, value: unknown, style: QueryStyle | undefined): string {
  if (value === undefined || value === null) return "";
  const key = encodeURIComponent(name);
  if (Array.isArray(value)) {
    if (value.length === 0) return "";
    const items = value.map((item: unknown) => toText(item, style));
    const arrayStyle = style?.style === "deepObject" ? undefined : style?.style;
    return serializeArrayParam(key, items, { style: arrayStyle ?? "form", explode: style?.explode ?? true });
  }
  if (typeof value === "object" && !(value instanceof Date)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
    const fields = Object.fromEntries(
      entries.map(([field, item]) => [encodeURIComponent(field), toText(item, style)]),
    );
    const objectStyle = style?.style === "form" ? "form" : "deepObject";
    return serializeObjectParam(key, fields, { style: objectStyle, explode: style?.explode ?? true });
  }
  return serializePrimitiveParam(key, toText(value, style));
}

function toText(value: unknown, style: QueryStyle | undefined): string {
  if (value instanceof Date) {
    // toISOString refuses an invalid date, getTime does not.
    const iso = value.toISOString();
    return style?.date === "epoch-ms" ? String(value.getTime()) : iso;
  }
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "bigint")
    return String(value);
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  throw new TypeError(`is ${typeof value === "number" ? "not a finite number" : "nested too deeply"}`);
}

/** Writes a JSON body. Throws when the value has no JSON form. */
export function serializeJson(body: unknown): string {
  return defaultBodySerializer(body);
}
