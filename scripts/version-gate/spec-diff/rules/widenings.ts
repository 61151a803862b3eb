import { quote } from "../../reason.ts";
import { describeValues } from "../describe-values.ts";
import type { SpecRule } from "../spec-rule.ts";

/** Changes that Redocly has nothing against: more is taken, more is promised, or less has to be proved. */
export const widenings: SpecRule = ({ kind, impact, property, name, directions, before, after }) => {
  if (impact === "major") return undefined;
  if (kind !== "modified") return undefined;
  if (property === "required") {
    const text = directions.has("request")
      ? "can be left out where it could not"
      : "promises more than before";
    return { class: "feature", text: `${quote(name)} ${text}` };
  }
  return /^(type|nullable|const|additionalProperties)$/.test(property ?? "")
    ? {
        class: "feature",
        text: `${quote(property ?? "")} of ${quote(name)} ${describeValues(before, after)}`,
      }
    : undefined;
};
