import { documentRule, type Report } from "../nodes/document-rule.ts";
import { propertyOf, type ReachedSchema, requestSchemas, responseSchemas } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";
import {
  isBooleanUnion,
  isUntagged,
  type ObjectUnion,
  readObjectUnions,
  readTag,
} from "../nodes/union-nodes.ts";

const REMEDY = "or, if no property tells its variants apart, add x-untagged: <reason>";

/** One property must determine the variant of a request, for the compiler, the server and readers. */
export const requestUnionTagged = documentRule((document, report) => {
  const reached = [...requestSchemas(document), ...responseSchemas(document)].flatMap(({ schema }) =>
    readObjectUnions(schema),
  );
  const tagged = reached.filter(
    ({ schema, keyword }) => keyword === "oneOf" && schema.child("discriminator").exists,
  );
  const seen = new Map(tagged.map((union) => [union.schema.place, union]));
  for (const union of seen.values()) checkDiscriminator(union, report);
  checkDirections(document, report);
  for (const union of requestSchemas(document).flatMap(({ schema }) => readObjectUnions(schema)))
    if (!isUntagged(union.schema)) checkTagged(union, report);
});

/** A tag must exist in both directions, or it cannot tell the variants apart. */
function checkDirections(document: SpecNode, report: Report): void {
  const check = (schemas: readonly ReachedSchema[], absent: string, kind: string): void => {
    for (const { schema, variants } of schemas.flatMap((reached) => readObjectUnions(reached.schema)))
      for (const variant of variants) {
        const tag = schema.child("discriminator").child("propertyName").text;
        const direction = propertyOf(variant, tag ?? "")?.child(absent);
        if (direction?.value === true)
          report(
            direction,
            `no ${kind} would have the tag "${tag}", which tells the kinds apart; remove this`,
          );
      }
  };
  check(requestSchemas(document), "readOnly", "request");
  check(responseSchemas(document), "writeOnly", "response");
}

function checkTagged({ schema, keyword, variants, others }: ObjectUnion, report: Report): void {
  if (keyword === "anyOf")
    report(
      schema.child("anyOf"),
      `requests are closed: make the union of objects a oneOf with a discriminator, ${REMEDY}`,
    );
  else if (others.length > 0)
    report(schema.child("oneOf"), "move the object variants into a separate union, next to the other types");
  else if (!schema.child("discriminator").exists && !isBooleanUnion(variants))
    report(
      schema.child("oneOf"),
      `a union of objects needs a discriminator with a full mapping, or two variants with a boolean const that at least one requires, ${REMEDY}`,
    );
}

function checkDiscriminator({ schema, variants }: ObjectUnion, report: Report): void {
  const discriminator = schema.child("discriminator");
  const tag = discriminator.child("propertyName").text ?? "";
  const mapping = discriminator.child("mapping");
  for (const variant of variants) {
    const { value, byDefault, isOptional } = readTag(variant, tag) ?? {};
    if (typeof value !== "string" || (isOptional && byDefault?.exists !== true))
      report(variant, `this variant needs its tag "${tag}" with a const, either required or with a default`);
    else if (byDefault?.exists && byDefault.value !== value)
      report(
        byDefault,
        `without its tag "${tag}" it still has the kind "${value}", so "${value}" must be the default`,
      );
    else checkMapping(variant, value, mapping, report);
  }
  const values = new Set(variants.map((variant) => readTag(variant, tag)?.value));
  if (values.has(undefined)) return;
  for (const key of mapping.keys)
    if (!values.has(key)) report(mapping.child(key), `no variant has the tag "${key}"; remove it`);
}

function checkMapping(variant: SpecNode, value: string, mapping: SpecNode, report: Report): void {
  const target = mapping.child(value).text;
  if (target === undefined) report(mapping, `the mapping lacks "${value}", the tag of ${variant.name}`);
  else if (!target.endsWith(`/${variant.name}`))
    report(mapping.child(value), `"${value}" is the tag of ${variant.name}; map it to that schema`);
}
