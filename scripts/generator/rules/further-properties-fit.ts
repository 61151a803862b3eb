import type { Oas3Rule } from "@redocly/openapi-core";
import { SpecNode } from "../nodes/spec-node.ts";
import { includesType } from "../nodes/type-inclusion.ts";

/** In TypeScript the type of further properties is that of the named ones, too: one that differs is never right. */
export const furtherPropertiesFit: Oas3Rule = () => ({
  Schema(schema, { location, resolve, report }) {
    const node = new SpecNode(schema, location, resolve);
    const others = node.child("additionalProperties");
    if (!others.exists || typeof others.value === "boolean") return;
    const misfits = node
      .child("properties")
      .entries.filter(([, property]) => !includesType(others, property))
      .map(([name]) => `"${name}"`);
    if (misfits.length > 0)
      report({
        message: `no type says that further properties are another thing than ${misfits.join(", ")}; give additionalProperties a schema that takes these as well (anyOf), or say additionalProperties: true with x-open; in an answer it can be left out`,
        location: node.rawChild("additionalProperties").location.key(),
      });
  },
});
