import { isWide } from "../digit-properties.ts";
import { documentRule } from "../nodes/document-rule.ts";
import { responseSchemas, typesOf } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

/** The client identifies the numbers whose digits it keeps by the name of the property. */
export const digitsInProperty = documentRule((document, report) => {
  const schemas = responseSchemas(document).map(({ schema }) => schema);
  const properties = schemas.flatMap((schema) => schema.child("properties").entries);
  const names = new Set(properties.filter(([, schema]) => hasDigits(schema)).map(([name]) => name));
  for (const [name, schema] of properties)
    if (names.has(name) && typesOf(schema).some((type) => type === "integer" || type === "number"))
      report(
        schema,
        `another "${name}" is a text with the digits of an int64, so numbers of this name would become texts too; use the same type for both`,
      );
  for (const schema of schemas)
    for (const part of listParts(schema))
      if (hasDigits(part))
        report(
          part,
          "a text with the digits of an int64 must be a property in a response, not in a list, map or union",
        );
});

function hasDigits(schema: SpecNode): boolean {
  return typesOf(schema).includes("string") && isWide(schema.child("format").text);
}

function listParts(schema: SpecNode): SpecNode[] {
  return [
    schema.child("items"),
    schema.child("additionalProperties"),
    ...["allOf", "anyOf", "oneOf", "prefixItems"].flatMap((keyword) => schema.child(keyword).items),
  ];
}
