import { quote } from "../../reason.ts";
import type { SpecRule } from "../spec-rule.ts";

/** Ours; specs/README.md says what they mean. Those of the document and of operations are compared as a whole. */
export const extensions: SpecRule = ({ kind, property = "", path, before, after }) => {
  const keys = [...path, property];
  const depth = keys.findIndex((part) => part.startsWith("x-"));
  const key = keys[depth];
  if (key === undefined) return undefined;
  if (depth === 0 || (keys[0] === "paths" && depth === 3)) return { class: "none" };
  if (key === "x-client-option" && (path.at(-1) === key || property === key)) {
    const isNew = kind === "added" || (property === key && before === undefined);
    return {
      class: "breaking",
      text: `the option ${quote(String(before ?? after))} ${isNew ? "replaces the header" : "changed its name"}`,
    };
  }
  return { class: "fix", text: `${quote(key)} changed`, isUntyped: true };
};
