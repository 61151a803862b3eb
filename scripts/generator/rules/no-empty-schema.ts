import { listByteBodies } from "../nodes/body-media.ts";
import { documentRule } from "../nodes/document-rule.ts";
import { propertyOf, allSchemas, typesOf } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

/** An unknown type is useless. If the API really accepts anything, the spec says why. */
export const noEmptySchema = documentRule((document, report) => {
  // The remedy is always the same there, and another rule reports it.
  const bytes = new Set(listByteBodies(document).map((media) => media.child("schema").place));
  const refined = new Set(allSchemas(document).flatMap(({ schema }) => listRefined(schema)));
  for (const { schema, isPart } of allSchemas(document)) {
    if (bytes.has(schema.place) || refined.has(schema.place)) continue;
    if (schema.value === false) report(schema, "this schema accepts no value; remove it");
    // A part of an allOf can contain only a condition.
    else if (!isPart && !schema.child("x-open").exists && isEmpty(schema))
      report(
        schema,
        `this schema has no type; describe the value, or say why it is open with "x-open: <reason>"`,
      );
  }
});

/** Places of the properties next to an `allOf` that only add to those of its members, such as a default. */
function listRefined(schema: SpecNode): string[] {
  const members = schema.child("allOf").items;
  return schema
    .child("properties")
    .entries.filter(
      ([name, property]) =>
        Object.keys(Object(property.value)).length > 0 &&
        members.some((member) => propertyOf(member, name) !== undefined),
    )
    .map(([, property]) => property.place);
}

const CONTENT = ["enum", "const", "anyOf", "oneOf", "allOf", "patternProperties", "not"];

function isEmpty(schema: SpecNode): boolean {
  if (schema.child("properties").keys.length > 0 || CONTENT.some((key) => schema.child(key).exists))
    return false;
  const others = schema.child("additionalProperties").value;
  const types = typesOf(schema);
  if (types.length === 0) return !schema.child("items").exists;
  if (types.includes("array") && !schema.child("items").exists && !schema.child("prefixItems").exists)
    return true;
  return types.includes("object") && (others === undefined || others === true);
}
