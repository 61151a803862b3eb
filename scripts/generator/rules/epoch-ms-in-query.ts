import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import { allSchemas, typesOf } from "../nodes/schema-nodes.ts";

/** The client converts a `Date` to milliseconds for query parameters only. */
export const epochMsInQuery = documentRule((document, report) => {
  const parameters = readOperations(document).flatMap((operation) => operation.parameters);
  const queries = parameters.filter((parameter) => parameter.child("in").text === "query");
  const right = new Set(queries.map((parameter) => parameter.child("schema").place));
  for (const { schema } of allSchemas(document)) {
    if (schema.child("format").text !== "epoch-ms") continue;
    if (!right.has(schema.place) || typesOf(schema).join() !== "integer")
      report(
        schema.child("format"),
        "epoch-ms is only for query parameters of type integer; elsewhere, state the unit in the description",
      );
  }
});
