import { nodeRule } from "../nodes/node-rule.ts";

/** A tuple type has a fixed length. */
export const tupleSupported = nodeRule("Schema", (node, report) => {
  const members = node.child("prefixItems");
  if (!members.exists) return;
  const { length } = members.items;
  const limits = ["minItems", "maxItems"].map((keyword) => node.child(keyword).value);
  const form = `write "minItems: ${length}" and "maxItems: ${length}"`;
  if (node.child("items").exists)
    report(
      node.rawChild("items"),
      `"items" next to prefixItems is not supported; remove it, and if the list has no more members, ${form}`,
    );
  else if (limits.some((limit) => limit !== length))
    report(
      node.rawChild("prefixItems"),
      `a list with prefixItems must have exactly these members; ${form}, or use "items"`,
    );
});
