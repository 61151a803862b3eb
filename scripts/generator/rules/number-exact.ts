import { scalarRule } from "../nodes/scalar-rule.ts";

/** A number that JSON or JavaScript cannot represent silently becomes another number, or null. */
export const numberExact = scalarRule((value) => {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return undefined;
  if (!Number.isFinite(value)) return `${value} cannot be written in JSON; remove it`;
  return Number.isInteger(value)
    ? "whole numbers beyond 9007199254740991 change when they are parsed; write a text (type: string), or remove the limit"
    : undefined;
});
