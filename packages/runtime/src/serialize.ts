// The only module that knows openapi-fetch. Of its functions only the one for a single value is used: those for lists and
// objects bring the styles of paths and headers along, five times as many bytes as what is here. The tests compare.
import { serializePrimitiveParam } from "openapi-fetch";
import type { QueryStyle } from "./provider.js";

/** Writes one query parameter with one value. Throws `URIError` for text that is not valid. */
export function serializeQueryText(name: string, value: string): string {
  return serializePrimitiveParam(encodeURIComponent(name), value);
}

const SEPARATORS = { spaceDelimited: "%20", pipeDelimited: "|", form: ",", deepObject: "," };

/** Writes a query parameter with several values: the name repeated, or one value with separators. */
export function serializeQueryList(
  name: string,
  values: readonly string[],
  { style = "form", explode }: QueryStyle,
): string {
  return explode === undefined
    ? values.map((value) => serializeQueryText(name, value)).join("&")
    : `${encodeURIComponent(name)}=${values.map(encodeURIComponent).join(SEPARATORS[style])}`;
}

/** Writes a query parameter with named values: `name[field]=value`, or as `style: form` says. */
export function serializeQueryFields(
  name: string,
  fields: readonly (readonly [string, string])[],
  style: QueryStyle,
): string {
  if (style.style === "form" && style.explode === false)
    return serializeQueryList(name, fields.flat(), style);
  const prefix = encodeURIComponent(name);
  return fields
    .map(([field, value]) =>
      style.style === "form"
        ? serializeQueryText(field, value)
        : serializePrimitiveParam(`${prefix}[${encodeURIComponent(field)}]`, value),
    )
    .join("&");
}
