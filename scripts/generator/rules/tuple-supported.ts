import type { Oas3Rule } from "@redocly/openapi-core";
import { SpecNode } from "../nodes/spec-node.ts";

/** A tuple type has a fixed length. */
export const tupleSupported: Oas3Rule = () => ({
  Schema(schema, { location, resolve, report }) {
    const node = new SpecNode(schema, location, resolve);
    const members = node.child("prefixItems");
    if (!members.exists) return;
    const { length } = members.items;
    const limits = ["minItems", "maxItems"].map((keyword) => node.child(keyword).value);
    const form = `write "minItems: ${length}" and "maxItems: ${length}"`;
    if (node.child("items").exists)
      report({
        message: `"items" next to prefixItems is not supported; remove it, and if the list has no more members, ${form}`,
        location: node.rawChild("items").location.key(),
      });
    else if (limits.some((limit) => limit !== length))
      report({
        message: `a list with prefixItems must have exactly these members; ${form}, or use "items"`,
        location: node.rawChild("prefixItems").location.key(),
      });
  },
});
