import { isDeepStrictEqual } from "node:util";
import { documentRule, type Report } from "../nodes/document-rule.ts";
import { responseSchemas } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";
import {
  excludedTags,
  findTag,
  isBooleanUnion,
  isUntagged,
  type ObjectUnion,
  readObjectUnions,
  tagValue,
} from "../nodes/union-nodes.ts";

/** A response of a kind that the vendor added later must have a correct type and must not crash. */
export const responseUnionOpen = documentRule((document, report) => {
  for (const union of responseSchemas(document).flatMap(({ schema }) => readObjectUnions(schema)))
    if (isUntagged(union.schema)) continue;
    else if (union.keyword === "oneOf") checkTagged(union, report);
    else if (union.schema.child("discriminator").exists)
      report(
        union.schema.child("discriminator"),
        "a union with a discriminator must be oneOf; the generator adds the variant for unknown kinds",
      );
    else if (!isBooleanUnion(union.variants)) checkVariants(union, report);
});

/** The variant for unknown kinds is named after the union. */
function checkTagged({ schema, variants }: ObjectUnion, report: Report): void {
  if (isBooleanUnion(variants)) return;
  if (!schema.child("discriminator").exists)
    report(
      schema.child("oneOf"),
      "a union of objects needs a discriminator with a full mapping; if no property tells its variants apart, add x-untagged: <reason>",
    );
  else if (
    !schema.location.pointer.startsWith("#/components/schemas/") ||
    schema.location.pointer.split("/").length !== 4
  )
    report(schema.child("oneOf"), "a union in responses must be a component; move it to components/schemas");
}

function checkVariants({ schema, variants }: ObjectUnion, report: Report): void {
  const known = variants.slice(0, -1);
  const last = variants.at(-1);
  const tag = findTag(known);
  if (tag === undefined || last === undefined)
    report(
      schema.child("anyOf"),
      "the variants need a tag: a required property with a different const in each; if there is none, add x-untagged: <reason>",
    );
  else checkUnknown(last, tag, known, report);
}

function checkUnknown(last: SpecNode, tag: string, known: readonly SpecNode[], report: Report): void {
  const excluded = excludedTags(last, tag);
  const tags = known.map((variant) => tagValue(variant, tag));
  if (!last.name.startsWith("Unknown"))
    report(last, `the last variant must be for unknown kinds: a schema named Unknown… with the tag "${tag}"`);
  else if (excluded === undefined)
    report(last, `its tag "${tag}" must be required, and { type: string, not: { enum: [the known tags] } }`);
  else if (!isDeepStrictEqual(new Set(excluded), new Set(tags)))
    report(last, `its tag "${tag}" must exclude exactly the known tags: ${tags.join(", ")}`);
}
