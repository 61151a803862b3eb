import { quote } from "../../reason.ts";
import { describeValues } from "../describe-values.ts";
import type { SpecRule } from "../spec-rule.ts";

/** Changes that Redocly has nothing against: more is taken, more is promised, or less has to be proved. */
export const widenings: SpecRule = ({ kind, impact, property, name, before, after }) => {
  if (impact === "major" || kind !== "modified") return undefined;
  return /^(type|nullable|const|additionalProperties)$/.test(property ?? "")
    ? {
        class: "feature",
        text: `${quote(property ?? "")} of ${quote(name)} ${describeValues(before, after)}`,
      }
    : undefined;
};
