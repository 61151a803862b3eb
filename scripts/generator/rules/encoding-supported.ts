import { operationRule } from "../nodes/operation-rule.ts";
import { JSON_FIELD_TYPES } from "../media-type.ts";
import { encoderOf } from "../nodes/body-media.ts";
import type { Report } from "../nodes/document-rule.ts";
import { propertyOf } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";
import { listKinds, listMembers } from "../nodes/value-kinds.ts";

/** The encoding of a field of a form follows from its type, unless it is JSON. */
export const encodingSupported = operationRule(({ requestMedia }, report) => {
  for (const media of requestMedia) {
    const encoding = media.child("encoding");
    if (encoding.exists && encoderOf(media) !== "encodeMultipart")
      report(encoding, "only multipart/form-data bodies can have an encoding; remove it");
    else for (const [name, field] of encoding.entries) checkField(media.child("schema"), name, field, report);
  }
});

function checkField(schema: SpecNode, name: string, field: SpecNode, report: Report): void {
  const property = propertyOf(schema, name);
  if (property === undefined) {
    report(field, `the body has no property "${name}"; an encoding has the name of a property`);
    return;
  }
  for (const key of field.keys.filter((other) => other !== "contentType"))
    report(field.rawChild(key), `"${key}" is not supported in an encoding; use only contentType`);
  const isFile = [property, ...listMembers(property)].some((one) => listKinds(one).has("file"));
  if (isFile !== JSON_FIELD_TYPES.has(field.child("contentType").text ?? "")) return;
  report(
    field.child("contentType").exists ? field.child("contentType") : field,
    isFile
      ? `"${name}" is a file, which is not sent as JSON; list the media types of the files that it accepts`
      : `"${name}" is not a file; write application/json for a JSON part, text/plain for JSON as text, or remove the encoding`,
  );
}
