import { isPlatformObject } from "../values/platform-object.js";
import { isExact } from "../values/scalar-problem.js";

/**
 * Returns the JSON pointer of a value that JSON would leave out, or write as `null`, as `{}` or with other digits; `undefined` when
 * there is none. Faster than searching the text, and far faster than a replacer.
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
  const items: readonly unknown[] = isList ? value : Object.values(value);
  let index = -1;
  for (const item of items) {
    index += 1;
    if (item === undefined && !isList) continue;
    const found = findUnwritable(item);
    if (found === undefined) continue;
    const key = isList ? String(index) : (Object.keys(value)[index] ?? "");
    return `/${key.replace(/~/g, "~0").replace(/\//g, "~1")}${found}`;
  }
  return undefined;
}
