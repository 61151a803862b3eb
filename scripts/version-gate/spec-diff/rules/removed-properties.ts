import { quote } from "../../reason.ts";
import type { SpecRule } from "../spec-rule.ts";

/** The types are closed also where the spec does not say so: what is passed and does not exist does not compile. */
export const removedProperties: SpecRule = ({ kind, typeName, path, directions, name }) => {
  if (kind !== "removed" || typeName !== "Schema" || path.at(-2) !== "properties") return undefined;
  const words = directions.has("response") ? "is no longer there" : "is no longer taken";
  return { class: "breaking", text: `${quote(name)} ${words}` };
};
