import { quote } from "../../reason.ts";
import { valueAt } from "../../../json/json-pointer.ts";
import type { SpecRule } from "../spec-rule.ts";

/** The path is what a caller writes, names of its parameters included. */
export const pathParameters: SpecRule = ({ kind, property, typeName, before, after, path }, { current }) => {
  if (kind !== "modified") return undefined;
  if (typeName === "PathItem" && property === "key")
    return { class: "breaking", text: `the path ${quote(String(before))} is now ${quote(String(after))}` };
  const isPath = property === "name" && valueAt(current.document, [...path, "in"]) === "path";
  return isPath
    ? {
        class: "breaking",
        text: `the path parameter ${quote(String(before))} is now called ${quote(String(after))}`,
      }
    : undefined;
};
