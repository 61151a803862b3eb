import { isRecord } from "../json-pointer.ts";

/** The same text for values that differ only in the order of their keys. */
export function canonicalJson(node: unknown): string {
  const sort = (_: string, value: unknown): unknown =>
    isRecord(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b)))
      : value;
  return JSON.stringify(node, sort) ?? "";
}
