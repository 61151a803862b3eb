import { documentRule } from "../nodes/document-rule.ts";
import { propertyOf, responseSchemas } from "../nodes/schema-nodes.ts";

/** Says what a response always has, where that is not what a request must have. */
export const xCertain = documentRule((document, report) => {
  for (const { schema } of responseSchemas(document)) {
    const certain = schema.child("x-certain");
    if (certain.exists && !Array.isArray(certain.value))
      report(certain, "x-certain is a list of names, such as x-certain: [id]");
    for (const name of certain.items) {
      const property = propertyOf(schema, name.text ?? "");
      if (property === undefined)
        report(name, `x-certain names "${name.text}", which is no property here; declare it or leave it out`);
      else if (property.child("writeOnly").value === true)
        report(name, `"${name.text}" is write-only, so no response has it; leave it out of x-certain`);
    }
  }
});
