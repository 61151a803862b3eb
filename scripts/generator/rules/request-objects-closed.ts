import { isMergeable } from "../directions/flatten-all-of.ts";
import { documentRule } from "../nodes/document-rule.ts";
import { isObjectSchema, requestSchemas } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

/** A misspelt key in a request must be refused, not sent; the generator closes whatever does not say why it is open. */
export const requestObjectsClosed = documentRule((document, report) => {
  for (const { schema, isPart } of requestSchemas(document)) {
    if (isPart || schema.child("x-open").exists) continue;
    if (schema.child("additionalProperties").value === true)
      report(
        schema.child("additionalProperties"),
        `requests are closed: give the type of further properties, or say why there are some with "x-open: <reason>"`,
      );
    const parts = schema.child("allOf").items;
    if (parts.every((part) => canMerge(part)) || !parts.some(isObjectSchema)) continue;
    if (schema.child("unevaluatedProperties").value !== false)
      report(
        schema,
        "requests are closed: an allOf with a union or a condition says unevaluatedProperties: false",
      );
    for (const part of parts.filter((one) => one.child("additionalProperties").value === false))
      report(
        part,
        "a part of an allOf that says additionalProperties: false refuses the other parts' properties",
      );
  }
});

/** Whether it is an object with properties, or an `allOf` of such objects. */
function canMerge(part: SpecNode, depth = 0): boolean {
  const { allOf: _, ...own } = Object(part.value);
  return (
    depth < 8 && isMergeable(own) && part.child("allOf").items.every((inner) => canMerge(inner, depth + 1))
  );
}
