import type { Oas3Rule } from "@redocly/openapi-core";
import { typesOf } from "../nodes/schema-nodes.ts";
import { SpecNode } from "../nodes/spec-node.ts";

/** The type would have null, which the schema refuses. */
export const nullInEnum: Oas3Rule = () => ({
  Schema(schema, { location, resolve, report }) {
    const node = new SpecNode(schema, location, resolve);
    const values = node.child("enum");
    if (!Array.isArray(values.value) || values.value.includes(null) || !typesOf(node).includes("null"))
      return;
    report({
      message: `"type" allows null, but "enum" does not, so nothing can be null; add null to the enum, or take "null" out of the type`,
      location: node.rawChild("enum").location.key(),
    });
  },
});
