import { quote } from "../../reason.ts";
import type { SpecRule } from "../spec-rule.ts";

/** Nothing breaks yet, and users want to hear of it before it does. */
export const deprecated: SpecRule = ({ property, typeName, after, name }) => {
  if (property !== "deprecated") return undefined;
  const what = typeName === "Operation" ? "the operation" : quote(name);
  return after === true
    ? { class: "feature", text: `${what} is deprecated`, isUntyped: true }
    : { class: "fix", text: `${what} is no longer deprecated`, isUntyped: true };
};
