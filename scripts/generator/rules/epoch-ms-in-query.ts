import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import { parameterSchemas, requestSchemas, responseSchemas, typesOf } from "../nodes/schema-nodes.ts";

/** Only for a query parameter does the client turn a `Date` into milliseconds. */
export const epochMsInQuery = documentRule((document, report) => {
  const parameters = readOperations(document).flatMap((operation) => operation.parameters);
  const queries = parameters.filter((parameter) => parameter.child("in").text === "query");
  const right = new Set(queries.map((parameter) => parameter.child("schema").place));
  const reached = [...requestSchemas(document), ...responseSchemas(document), ...parameterSchemas(document)];
  for (const { schema } of reached) {
    if (schema.child("format").text !== "epoch-ms") continue;
    if (!right.has(schema.place) || typesOf(schema).join() !== "integer")
      report(
        schema.child("format"),
        "epoch-ms is for a query parameter of type integer; elsewhere say it in the description",
      );
  }
});
