import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { SpecNode } from "../nodes/spec-node.ts";
import { includesType } from "../nodes/type-inclusion.ts";

/** In TypeScript the type of further properties is that of the named ones, too: one that differs is never right. */
export const furtherPropertiesFit: Oas3Rule = () => ({
  Schema(schema, { location, resolve, report }) {
    const node = new SpecNode(schema, location, resolve);
    checkPatterns(node, report);
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

/** All patterns are one index signature, since no type has the names that a pattern takes. */
function checkPatterns(node: SpecNode, report: UserContext["report"]): void {
  const patterns = node.child("patternProperties");
  if (!patterns.exists) return;
  const others = node.rawChild("additionalProperties");
  if (others.exists && others.value !== false)
    report({
      message: `"patternProperties" and "additionalProperties" would be one index signature; keep one of them`,
      location: others.location.key(),
    });
  const types = patterns.entries.map(([, type]) => type);
  for (const [name, property] of node.child("properties").entries)
    if (!types.some((type) => includesType(type, property)))
      report({
        message: `in TypeScript the patterns take "${name}", too; give one of them a schema that takes this as well (anyOf)`,
        location: patterns.location.key(),
      });
}
