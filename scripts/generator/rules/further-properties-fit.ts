import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { SpecNode } from "../nodes/spec-node.ts";
import { includesType } from "../nodes/type-inclusion.ts";

/** A TypeScript index signature also covers the named properties, so its type must include theirs. */
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
        message: `additionalProperties must also accept ${misfits.join(", ")}: a TypeScript index signature covers named properties; use anyOf, or additionalProperties: true with x-open; responses do not need it`,
        location: node.rawChild("additionalProperties").location.key(),
      });
  },
});

/** All patterns become one index signature, because a type cannot express a pattern. */
function checkPatterns(node: SpecNode, report: UserContext["report"]): void {
  const patterns = node.child("patternProperties");
  if (!patterns.exists) return;
  const others = node.rawChild("additionalProperties");
  if (others.exists && others.value !== false)
    report({
      message: `"patternProperties" and "additionalProperties" would become one index signature; keep one of them`,
      location: others.location.key(),
    });
  const types = patterns.entries.map(([, type]) => type);
  for (const [name, property] of node.child("properties").entries)
    if (!types.some((type) => includesType(type, property)))
      report({
        message: `one of the patterns must also accept "${name}", because a TypeScript index signature covers named properties; use anyOf`,
        location: patterns.location.key(),
      });
}
