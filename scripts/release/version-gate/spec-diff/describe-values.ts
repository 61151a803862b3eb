import { quote } from "../reason.ts";

const LONGEST_VALUES = 100;

/** Describes a value now and before: the rest of a sentence. Long values are only said to have changed. */
export function describeValues(before: unknown, after: unknown): string {
  if (after === undefined) return "is gone";
  const [was, is] = [before === undefined ? "" : writeValue(before), writeValue(after)];
  if (was.length + is.length > LONGEST_VALUES) return before === undefined ? "is new" : "changed";
  return `is now ${is}${was === "" ? "" : ` instead of ${was}`}`;
}

export function writeValue(value: unknown): string {
  return quote(typeof value === "string" ? value : JSON.stringify(value));
}
