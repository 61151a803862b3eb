import { documentRule, type Report } from "../nodes/document-rule.ts";
import { requestSchemas, responseSchemas } from "../nodes/schema-nodes.ts";
import { isBooleanUnion, type ObjectUnion, readObjectUnions, tagValue } from "../nodes/union-nodes.ts";

/** Which variant a request is must be told by one property, for the compiler, the server and the reader alike. */
export const requestUnionTagged = documentRule((document, report) => {
  const reached = [...requestSchemas(document), ...responseSchemas(document)].flatMap(({ schema }) =>
    readObjectUnions(schema),
  );
  const tagged = reached.filter(
    ({ schema, keyword }) => keyword === "oneOf" && schema.child("discriminator").exists,
  );
  const seen = new Map(tagged.map((union) => [union.schema.place, union]));
  for (const union of seen.values()) checkDiscriminator(union, report);
  for (const union of requestSchemas(document).flatMap(({ schema }) => readObjectUnions(schema)))
    if (union.keyword === "anyOf")
      report(
        union.schema.child("anyOf"),
        "requests are closed: a union of objects is oneOf with a discriminator",
      );
    else if (union.others.length > 0)
      report(
        union.schema.child("oneOf"),
        "put the object variants into a union of their own, beside what is no object",
      );
    else if (!union.schema.child("discriminator").exists && !isBooleanUnion(union.variants))
      report(
        union.schema.child("oneOf"),
        "a union of objects needs a discriminator with a full mapping, or two variants with a boolean const, required in at least one",
      );
});

function checkDiscriminator({ schema, variants }: ObjectUnion, report: Report): void {
  const discriminator = schema.child("discriminator");
  const tag = discriminator.child("propertyName").text ?? "";
  const mapping = discriminator.child("mapping");
  const mapped = new Map(mapping.keys.map((key) => [key, mapping.child(key).text ?? ""]));
  for (const variant of variants) {
    const value = tagValue(variant, tag);
    if (typeof value !== "string")
      report(variant, `this variant needs its tag "${tag}" as a required property with a const`);
    else if (!mapped.has(value)) report(mapping, `the mapping lacks "${value}", the tag of ${variant.name}`);
    else if (mapped.get(value)?.endsWith(`/${variant.name}`) !== true)
      report(mapping.child(value), `"${value}" is the tag of ${variant.name}; map it to that schema`);
  }
  const values = new Set(variants.map((variant) => tagValue(variant, tag)));
  if (values.has(undefined)) return;
  for (const [key] of mapped)
    if (!values.has(key)) report(mapping.child(key), `"${key}" is the tag of no variant; leave it out`);
}
