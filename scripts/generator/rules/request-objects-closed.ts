import { documentRule } from "../nodes/document-rule.ts";
import { requestSchemas } from "../nodes/schema-nodes.ts";

/** A misspelt key in a request must be refused, not sent; the generator closes whatever does not say why it is open. */
export const requestObjectsClosed = documentRule((document, report) => {
  for (const { schema } of requestSchemas(document))
    if (!schema.child("x-open").exists && schema.child("additionalProperties").value === true)
      report(
        schema.child("additionalProperties"),
        `requests are closed: give the type of further properties, or say why there are some with "x-open: <reason>"`,
      );
});
