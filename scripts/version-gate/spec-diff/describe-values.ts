import { quote } from "../reason.ts";

const LONGEST_VALUES = 100;

/** What a value is now and was before: the rest of a sentence. What is too long to read only changed. */
export function describeValues(before: unknown, after: unknown): string {
  if (after === undefined) return "is gone";
  const [was, is] = [before === undefined ? "" : writeValue(before), writeValue(after)];
  if (was.length + is.length > LONGEST_VALUES) return before === undefined ? "is new" : "changed";
  return `is now ${is}${was === "" ? "" : ` instead of ${was}`}`;
}

export function writeValue(value: unknown): string {
  return quote(typeof value === "string" ? value : JSON.stringify(value));
}
