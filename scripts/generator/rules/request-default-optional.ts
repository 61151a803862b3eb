import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import { propertyOf, requestSchemas } from "../nodes/schema-nodes.ts";

/** What has a default can be left out. */
export const requestDefaultOptional = documentRule((document, report) => {
  for (const { schema } of requestSchemas(document))
    for (const name of schema.child("required").items) {
      const isDefaulted =
        propertyOf(schema, name.text ?? "")?.child("default").exists === true ||
        schema
          .child("properties")
          .rawChild(name.text ?? "")
          .rawChild("default").exists;
      if (isDefaulted)
        report(name, `"${name.text}" has a default, so it cannot be required; one of the two is wrong`);
    }
  for (const parameter of readOperations(document).flatMap(({ parameters }) => parameters)) {
    const isDefaulted = parameter.child("schema").child("default").exists;
    const isOption = parameter.child("x-client-option").exists;
    if (isDefaulted && !isOption && parameter.child("required").value === true)
      report(
        parameter.child("required"),
        `"${parameter.child("name").text}" has a default, so it cannot be required; one of the two is wrong`,
      );
  }
});
