import { mediaTypeSupport } from "../media-type.ts";
import { documentRule, type Report } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";
import { listKinds, listMembers, nameKind, type ValueKind } from "../nodes/value-kinds.ts";

/** What each encoder of the runtime can write, whatever a caller gives it. */
const WHOLE = new Map<string | undefined, readonly ValueKind[]>([
  ["encodeForm", ["object"]],
  ["encodeMultipart", ["object"]],
  ["encodeBinary", ["file", "scalar"]],
]);

/** Bodies that are no JSON have a form for few shapes; any other would be refused in every call. */
export const formWritable = documentRule((document, report) => {
  for (const { node } of readOperations(document))
    for (const [mediaType, media] of node.child("requestBody").child("content").entries) {
      const encoder = mediaTypeSupport(mediaType)?.encoder;
      const right = WHOLE.get(encoder);
      const schema = media.child("schema");
      if (right === undefined) continue;
      const wrong = [...listKinds(schema)].find((kind) => !right.includes(kind));
      if (wrong !== undefined)
        report(
          media.rawChild("schema"),
          encoder === "encodeBinary"
            ? `a body of bytes is { type: string, format: binary }, and this can be ${nameKind(wrong)}`
            : `a form is an object with a property for each field, and this can be ${nameKind(wrong)}`,
        );
      else if (encoder === "encodeForm") for (const field of listMembers(schema)) checkField(field, report);
    }
});

/** A field has one text, or is there several times. */
function checkField(field: SpecNode, report: Report): void {
  const own = [...listKinds(field)].filter((kind) => kind === "file" || kind === "object");
  const inner = listMembers(field)
    .flatMap((member) => [...listKinds(member)])
    .filter((kind) => kind === "file" || kind === "object" || kind === "list");
  const [wrong] = [...own, ...inner];
  if (wrong !== undefined)
    report(
      field,
      `a field of a form is one value or a list of values, and this can have ${nameKind(wrong)} in it; make a property of each name that is sent`,
    );
}
