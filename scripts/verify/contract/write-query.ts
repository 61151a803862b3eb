import type { Parameter } from "../../generator/document.ts";

// Written anew from the OpenAPI specification and RFC 6570, and not with the functions that the runtime uses: what both
// have wrong in the same way would otherwise pass.

const DELIMITERS: Readonly<Record<string, string>> = {
  form: ",",
  spaceDelimited: "%20",
  pipeDelimited: "%7C",
};

/** One query parameter as it stands in a URL: `name=value`, or several of them joined by `&`. */
export function writeQueryParameter(
  parameter: Parameter,
  format: string | undefined,
  value: unknown,
): string {
  const { name, style = "form", explode = style === "form" } = parameter;
  const write = (item: unknown): string => percentEncode(toText(item, format));
  const key = percentEncode(name);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => write(item));
    if (explode) return items.map((item) => `${key}=${item}`).join("&");
    return `${key}=${items.join(DELIMITERS[style])}`;
  }
  if (typeof value === "object" && value !== null && !(value instanceof Date)) {
    const fields = Object.entries(value).map(([field, item]) => [percentEncode(field), write(item)] as const);
    if (style === "deepObject")
      return fields.map(([field, item]) => `${key}%5B${field}%5D=${item}`).join("&");
    if (explode) return fields.map(([field, item]) => `${field}=${item}`).join("&");
    return `${key}=${fields.flat().join(DELIMITERS[style])}`;
  }
  return `${key}=${write(value)}`;
}

/** Text of a single value, before it is encoded. */
export function toText(value: unknown, format?: string): string {
  if (value instanceof Date) return format === "epoch-ms" ? String(value.valueOf()) : value.toJSON();
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return `${value}`;
  throw new Error(`no text for ${JSON.stringify(value)}`);
}

/** Encodes every byte but the unreserved characters of RFC 3986. */
export function percentEncode(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9._~-]/.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}

/** Encodes what may stand in a URL either way, so that only real differences between two URLs are left. */
export function encodeLeniencies(url: string): string {
  return url.replace(/[!'()*]/g, (character) => percentEncode(character));
}
