import { quote } from "../../reason.ts";
import type { SpecRule } from "../spec-rule.ts";

/** Every schema is an exported type. */
export const schemaNames: SpecRule = ({ kind, property, path, before, after }) => {
  const [root, section, name] = path;
  if (root !== "components" || section !== "schemas" || name === undefined || path.length !== 3)
    return undefined;
  if (kind === "added") return { class: "feature", text: `${quote(name)} is now exported` };
  if (kind === "removed") return { class: "breaking", text: `the type ${quote(name)} is gone` };
  if (property !== "key") return undefined;
  return {
    class: "breaking",
    text: `the type ${quote(String(before))} is now called ${quote(String(after))}`,
  };
};
