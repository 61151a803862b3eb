import { scalarRule } from "../nodes/scalar-rule.ts";

/** A number that JSON or JavaScript cannot hold becomes another one, or null, without a word. */
export const numberExact = scalarRule((value) => {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return undefined;
  if (!Number.isFinite(value)) return `${value} has no form in JSON; leave it out`;
  return Number.isInteger(value)
    ? "whole numbers beyond 9007199254740991 change when they are read; write a text (type: string), or leave the limit out"
    : undefined;
});
