import { isObject } from "./json-object.ts";

/** JSON with keys in order: equal texts mean equal values. */
export function canonicalJson(value: unknown): string {
  const sort = (_: string, part: unknown): unknown =>
    isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part;
  return JSON.stringify(value, sort) ?? "";
}
