import { documentRule } from "../nodes/document-rule.ts";
import { requestSchemas } from "../nodes/schema-nodes.ts";

/** A misspelt key in a request must be refused, not sent. The generator closes every object that is not open for a reason. */
export const requestObjectsClosed = documentRule((document, report) => {
  for (const { schema } of requestSchemas(document))
    if (!schema.child("x-open").exists && schema.child("additionalProperties").value === true)
      report(
        schema.child("additionalProperties"),
        `requests are closed: declare the type of additional properties, or say why there are any with "x-open: <reason>"`,
      );
});
