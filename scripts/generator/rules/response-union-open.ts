import { isDeepStrictEqual } from "node:util";
import { documentRule, type Report } from "../nodes/document-rule.ts";
import { responseSchemas } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";
import {
  excludedTags,
  findTag,
  isBooleanUnion,
  type ObjectUnion,
  readObjectUnions,
  tagValue,
} from "../nodes/union-nodes.ts";

/** An answer of a kind that the vendor added later is neither a type lie nor a crash. */
export const responseUnionOpen = documentRule((document, report) => {
  for (const union of responseSchemas(document).flatMap(({ schema }) => readObjectUnions(schema)))
    if (union.keyword === "oneOf")
      report(
        union.schema.child("oneOf"),
        "answers are open: a union of objects is anyOf, without a discriminator",
      );
    else if (union.schema.child("discriminator").exists)
      report(
        union.schema.child("discriminator"),
        "answers are open: a union has no discriminator, the tags suffice",
      );
    else if (!isBooleanUnion(union.variants)) checkVariants(union, report);
});

function checkVariants({ schema, variants }: ObjectUnion, report: Report): void {
  const known = variants.slice(0, -1);
  const last = variants.at(-1);
  const tag = findTag(known);
  if (tag === undefined || last === undefined)
    report(schema.child("anyOf"), "the variants need a tag: a required property with another const in each");
  else checkUnknown(last, tag, known, report);
}

function checkUnknown(last: SpecNode, tag: string, known: readonly SpecNode[], report: Report): void {
  const excluded = excludedTags(last, tag);
  const tags = known.map((variant) => tagValue(variant, tag));
  if (!last.name.startsWith("Unknown"))
    report(last, `the last variant is for kinds to come: a schema named Unknown… with the tag "${tag}"`);
  else if (excluded === undefined)
    report(last, `its tag "${tag}" must be required, and { type: string, not: { enum: [the known tags] } }`);
  else if (!isDeepStrictEqual(new Set(excluded), new Set(tags)))
    report(last, `its tag "${tag}" must exclude exactly the known tags: ${tags.join(", ")}`);
}
