import { mediaTypeSupport } from "../media-type.ts";
import { documentRule, type Report } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";
import { listKinds, listMembers, nameKind, type ValueKind } from "../nodes/value-kinds.ts";

const FORMS = new Set(["encodeForm", "encodeMultipart"]);

/** A form has names and values, and what it has no place for would be refused in every call. */
export const formWritable = documentRule((document, report) => {
  for (const { node } of readOperations(document))
    for (const [mediaType, media] of node.child("requestBody").child("content").entries) {
      const encoder = mediaTypeSupport(mediaType)?.encoder ?? "";
      if (!FORMS.has(encoder)) continue;
      const schema = media.child("schema");
      const wrong = findKind([schema], ["file", "list", "nothing", "scalar"]);
      if (wrong !== undefined)
        report(
          media.rawChild("schema"),
          `a form is an object with a property for each field, and this can be ${nameKind(wrong)}`,
        );
      else if (encoder === "encodeForm") for (const field of listMembers(schema)) checkField(field, report);
    }
});

/** A field has one text, or is there several times. */
function checkField(field: SpecNode, report: Report): void {
  const wrong = findKind([field], ["object"]) ?? findKind(listMembers(field), ["list", "object"]);
  if (wrong !== undefined)
    report(
      field,
      `a field of a form is one value or a list of values, and this can have ${nameKind(wrong)} in it; make a property of each name that is sent`,
    );
}

function findKind(schemas: readonly SpecNode[], kinds: readonly ValueKind[]): ValueKind | undefined {
  const possible = schemas.flatMap((schema) => [...listKinds(schema)]);
  return possible.find((kind) => kinds.includes(kind));
}
