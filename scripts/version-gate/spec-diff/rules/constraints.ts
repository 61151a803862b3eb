import { quote } from "../../reason.ts";
import { writeValue } from "../describe-values.ts";
import { DOCUMENTATION_CHANGED, type SpecRule } from "../spec-rule.ts";

/** `1`: a higher value allows less; `-1`: a higher one allows more; `0`: any other value may allow less. */
const CONSTRAINTS: Readonly<Record<string, -1 | 0 | 1>> = {
  minLength: 1,
  minItems: 1,
  minProperties: 1,
  minimum: 1,
  exclusiveMinimum: 1,
  maxLength: -1,
  maxItems: -1,
  maxProperties: -1,
  maximum: -1,
  exclusiveMaximum: -1,
  multipleOf: 0,
  pattern: 0,
  format: 0,
  uniqueItems: 0,
  contentEncoding: 0,
  contentMediaType: 0,
};

/** Formats that say nothing about which values are taken, or with which the client takes a `Date` too. */
const HINTS = new Set<unknown>(["password", "epoch-ms"]);
const WIDER: Readonly<Record<string, string>> = { int32: "int64", float: "double" };

/** Limits of a value. Nothing in the types shows them: in a request they decide what is refused, in an answer nothing. */
export const constraints: SpecRule = ({ property = "", before, after, directions, name }) => {
  const sign = CONSTRAINTS[property];
  if (sign === undefined || directions.size === 0) return undefined;
  if (!directions.has("request")) return { class: "fix", text: DOCUMENTATION_CHANGED, isUntyped: true };
  const limit = `${quote(property)} of ${quote(name)}`;
  if (after === undefined || after === false)
    return {
      class: "feature",
      text: `${quote(name)} is no longer limited by ${quote(property)}`,
      isUntyped: true,
    };
  const text =
    before === undefined
      ? `${limit} is now ${writeValue(after)}`
      : `${limit} is now ${writeValue(after)} instead of ${writeValue(before)}`;
  const isLooser = typeof before === "number" && typeof after === "number" && (after - before) * sign < 0;
  return { class: isLooser || isWiderFormat(before, after) ? "feature" : "breaking", text, isUntyped: true };
};

function isWiderFormat(before: unknown, after: unknown): boolean {
  return HINTS.has(after) || (typeof before === "string" && WIDER[before] === after);
}
