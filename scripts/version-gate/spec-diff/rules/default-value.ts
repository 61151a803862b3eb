import { quote } from "../../reason.ts";
import { DOCUMENTATION_CHANGED, type SpecRule } from "../spec-rule.ts";

/** Who leaves a value out gets something else than before. */
export const defaultValue: SpecRule = ({ property, directions, before, after, name }) => {
  if (property !== "default") return undefined;
  if (!directions.has("request")) return { class: "fix", text: DOCUMENTATION_CHANGED, isUntyped: true };
  const is = after === undefined ? [] : [`now ${quote(JSON.stringify(after))}`];
  const was = before === undefined ? [] : [`no longer ${quote(JSON.stringify(before))}`];
  return {
    class: "breaking",
    text: `${quote(name)}, when it is left out, is ${[...is, ...was].join(" and ")}`,
    isUntyped: true,
  };
};
