import { operationRule } from "../nodes/operation-rule.ts";
import { mediaTypeSupport } from "../media-type.ts";
import type { Report } from "../nodes/document-rule.ts";
import type { SpecNode } from "../nodes/spec-node.ts";
import { listKinds, listMembers, nameKind, type ValueKind } from "../nodes/value-kinds.ts";

const FORMS = new Set(["encodeForm", "encodeMultipart"]);

/** A form has names and values. The client would refuse anything else in every call. */
export const formWritable = operationRule(({ node }, report) => {
  for (const [mediaType, media] of node.child("requestBody").child("content").entries) {
    const encoder = mediaTypeSupport(mediaType)?.encoder ?? "";
    if (!FORMS.has(encoder)) continue;
    const schema = media.child("schema");
    const wrong = findKind([schema], ["file", "list", "null", "scalar"]);
    if (wrong !== undefined)
      report(
        media.rawChild("schema"),
        `a form must be an object with a property for each field, but this can be ${nameKind(wrong)}`,
      );
    else if (encoder === "encodeForm") for (const field of listMembers(schema)) checkField(field, report);
  }
});

/** A field is one text, or several with the same name. */
function checkField(field: SpecNode, report: Report): void {
  const wrong = findKind([field], ["object"]) ?? findKind(listMembers(field), ["list", "object"]);
  if (wrong !== undefined)
    report(
      field,
      `a form field must be one value or a list of values, but this can contain ${nameKind(wrong)}; declare a property for each name that is sent`,
    );
}

function findKind(schemas: readonly SpecNode[], kinds: readonly ValueKind[]): ValueKind | undefined {
  const possible = schemas.flatMap((schema) => [...listKinds(schema)]);
  return possible.find((kind) => kinds.includes(kind));
}
