import { quote } from "../../reason.ts";
import type { SpecRule } from "../spec-rule.ts";

/** Ours; specs/README.md says what they mean. */
export const extensions: SpecRule = ({ kind, property = "", path, before, after }) => {
  const key = [...path, property].find((part) => part.startsWith("x-"));
  if (key === undefined) return undefined;
  const isWhole = path.at(-1) === key || property === key;
  const isGone = kind === "removed" || (property === key && after === undefined);
  const isNew = kind === "added" || (property === key && before === undefined);
  if (key === "x-pagination" && isWhole && isGone)
    return { class: "breaking", text: "it can no longer be paginated" };
  if (key === "x-pagination" && isWhole && isNew) return { class: "feature", text: "it can be paginated" };
  if (key === "x-client-option" && isWhole)
    return {
      class: "breaking",
      text: `the option ${quote(String(before ?? after))} ${isNew ? "replaces the header" : "changed its name"}`,
    };
  return { class: "fix", text: `${quote(key)} changed`, isUntyped: true };
};
