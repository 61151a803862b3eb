import type { Report } from "../nodes/document-rule.ts";
import { nodeRule } from "../nodes/node-rule.ts";
import type { SpecNode } from "../nodes/spec-node.ts";
import { includesType } from "../nodes/type-inclusion.ts";

/** A TypeScript index signature also covers the named properties, so its type must include theirs. */
export const furtherPropertiesFit = nodeRule("Schema", (node, report) => {
  checkPatterns(node, report);
  const others = node.child("additionalProperties");
  if (!others.exists || typeof others.value === "boolean") return;
  const misfits = node
    .child("properties")
    .entries.filter(([, property]) => !includesType(others, property))
    .map(([name]) => `"${name}"`);
  if (misfits.length > 0)
    report(
      node.rawChild("additionalProperties"),
      `additionalProperties must also accept ${misfits.join(", ")}: a TypeScript index signature covers named properties; use anyOf, or additionalProperties: true with x-open; responses do not need it`,
    );
});

/** All patterns become one index signature, because a type cannot express a pattern. */
function checkPatterns(node: SpecNode, report: Report): void {
  const patterns = node.child("patternProperties");
  if (!patterns.exists) return;
  const others = node.rawChild("additionalProperties");
  if (others.exists && others.value !== false)
    report(
      others,
      `"patternProperties" and "additionalProperties" would become one index signature; keep one of them`,
    );
  const types = patterns.entries.map(([, type]) => type);
  for (const [name, property] of node.child("properties").entries)
    if (!types.some((type) => includesType(type, property)))
      report(
        patterns,
        `one of the patterns must also accept "${name}", because a TypeScript index signature covers named properties; use anyOf`,
      );
}
