import { isPlatformObject } from "./platform-object.js";
import { isExact } from "./scalar-problem.js";

/**
 * The JSON pointer of a value that JSON would leave out, or write as `null`, as `{}` or with other digits; `undefined` when
 * there is none. Faster than to look for such places in the text, and far faster than a replacer.
 */
export function findUnwritable(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return findInJson(value);
  const json: unknown = "toJSON" in value && typeof value.toJSON === "function" ? value.toJSON() : value;
  // An invalid date would otherwise be sent as null.
  return json === null ? "" : findInJson(json);
}

function findInJson(value: unknown): string | undefined {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return undefined;
  if (typeof value === "number") return isExact(value) ? undefined : "";
  if (typeof value !== "object" || isPlatformObject(value)) return "";
  const isList = Array.isArray(value);
  for (const [key, item] of isList ? value.entries() : Object.entries(value)) {
    if (item === undefined && !isList) continue;
    const found = findUnwritable(item);
    if (found !== undefined) return `/${String(key).replace(/~/g, "~0").replace(/\//g, "~1")}${found}`;
  }
  return undefined;
}
