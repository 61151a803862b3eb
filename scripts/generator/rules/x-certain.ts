import { documentRule } from "../nodes/document-rule.ts";
import { propertyOf, responseSchemas } from "../nodes/schema-nodes.ts";

/** Lists the properties that responses always have, if they differ from those that requests need. */
export const xCertain = documentRule((document, report) => {
  for (const { schema } of responseSchemas(document)) {
    const certain = schema.child("x-certain");
    if (certain.exists && !Array.isArray(certain.value))
      report(certain, "x-certain must be a list of names, such as x-certain: [id]");
    for (const name of certain.items) {
      const property = propertyOf(schema, name.text ?? "");
      if (property === undefined)
        report(name, `x-certain lists "${name.text}", which is not a property here; declare or remove it`);
      else if (property.child("writeOnly").value === true)
        report(name, `"${name.text}" is write-only, so no response has it; remove it from x-certain`);
    }
  }
});
