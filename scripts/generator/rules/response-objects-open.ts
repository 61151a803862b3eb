import { documentRule } from "../nodes/document-rule.ts";
import { responseSchemas } from "../nodes/schema-nodes.ts";

/** A property that a vendor adds tomorrow must not be an error. */
export const responseObjectsOpen = documentRule((document, report) => {
  for (const { schema } of responseSchemas(document))
    for (const key of ["additionalProperties", "unevaluatedProperties"])
      if (schema.child(key).value === false)
        report(
          schema.child(key),
          `answers are open: no ${key}: false; if a request uses this schema too, make one for the answer`,
        );
});
