import type { SpecRule } from "../spec-rule.ts";

/** A list whose order means nothing. */
export const reordered: SpecRule = ({ before, after }) => {
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  const isSame = before.length === after.length && before.every((value) => after.includes(value));
  return isSame ? { class: "none" } : undefined;
};
