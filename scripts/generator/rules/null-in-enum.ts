import { typesOf } from "../nodes/schema-nodes.ts";
import { nodeRule } from "../nodes/node-rule.ts";

/** The type would include null, but the schema refuses it. */
export const nullInEnum = nodeRule("Schema", (node, report) => {
  const values = node.child("enum");
  if (!Array.isArray(values.value) || values.value.includes(null) || !typesOf(node).includes("null")) return;
  report(
    node.rawChild("enum"),
    `"type" allows null, but "enum" does not; add null to the enum, or remove "null" from the type`,
  );
});
