import { documentRule } from "../nodes/document-rule.ts";
import { allSchemas } from "../nodes/schema-nodes.ts";
import { findTag, isBooleanUnion, readObjectUnions } from "../nodes/union-nodes.ts";

/** Marks a union whose variants no property tells apart, so it needs a reason, and there must be such a union. */
export const xUntagged = documentRule((document, report) => {
  for (const { schema } of allSchemas(document)) {
    const reason = schema.child("x-untagged");
    if (!reason.exists) continue;
    const [union] = readObjectUnions(schema);
    const tag = union === undefined ? undefined : findTag(union.variants);
    if ((reason.text ?? "").trim() === "")
      report(reason, "x-untagged must say in words why no property tells the variants apart");
    else if (union === undefined)
      report(reason, "x-untagged is only for a oneOf or anyOf of several objects; remove it");
    else if (schema.child("discriminator").exists || isBooleanUnion(union.variants))
      report(reason, "a property tells these variants apart; remove x-untagged");
    else if (tag !== undefined)
      report(reason, `"${tag}" tells these variants apart; write a discriminator instead of x-untagged`);
  }
});
