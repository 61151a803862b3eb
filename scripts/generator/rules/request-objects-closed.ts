import { documentRule } from "../nodes/document-rule.ts";
import { isObjectSchema, requestSchemas } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

/** A misspelt key in a request must be refused, not sent. */
export const requestObjectsClosed = documentRule((document, report) => {
  for (const { schema, isPart } of requestSchemas(document)) {
    if (schema.child("x-open").exists) continue;
    const hasObjectParts = schema.child("allOf").items.some(isObjectSchema);
    if (hasObjectParts && !isPart && schema.child("unevaluatedProperties").value !== false)
      report(
        schema,
        "requests are closed: a schema put together with allOf says unevaluatedProperties: false",
      );
    else if (isObjectSchema(schema) && !isPart && !hasObjectParts && !isClosed(schema))
      report(
        schema,
        "requests are closed: say additionalProperties: false, or give the type of further properties",
      );
    else if (isPart && schema.child("additionalProperties").value === false)
      report(
        schema,
        "a part of an allOf that says additionalProperties: false refuses the other parts' properties",
      );
  }
});

function isClosed(schema: SpecNode): boolean {
  const others = schema.child("additionalProperties").value;
  if (schema.child("unevaluatedProperties").value === false) return true;
  return others === false || (typeof others === "object" && others !== null);
}
