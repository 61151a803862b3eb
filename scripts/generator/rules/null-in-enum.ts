import type { Oas3Rule } from "@redocly/openapi-core";
import { typesOf } from "../nodes/schema-nodes.ts";
import { SpecNode } from "../nodes/spec-node.ts";

/** The type would include null, but the schema refuses it. */
export const nullInEnum: Oas3Rule = () => ({
  Schema(schema, { location, resolve, report }) {
    const node = new SpecNode(schema, location, resolve);
    const values = node.child("enum");
    if (!Array.isArray(values.value) || values.value.includes(null) || !typesOf(node).includes("null"))
      return;
    report({
      message: `"type" allows null, but "enum" does not; add null to the enum, or remove "null" from the type`,
      location: node.rawChild("enum").location.key(),
    });
  },
});
