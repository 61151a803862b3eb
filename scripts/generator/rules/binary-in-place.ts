import { encoderOf, listByteBodies, listMedia } from "../nodes/body-media.ts";
import { documentRule } from "../nodes/document-rule.ts";
import { requestSchemas, responseSchemas } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";
import { listAlternatives, listKinds, listMembers } from "../nodes/value-kinds.ts";

/** `format: binary` becomes a `Blob`, which only bodies of bytes and files in a form are. */
export const binaryInPlace = documentRule((document, report) => {
  for (const one of listByteBodies(document))
    if (one.child("schema").exists && [...listKinds(one.child("schema"))].join() !== "file")
      report(
        one.rawChild("schema"),
        "the schema of a body of bytes must be { type: string, format: binary }",
      );
  const places = new Set(
    listMedia(document)
      .flatMap(listFileSchemas)
      .map(({ place }) => place),
  );
  for (const { schema } of [...requestSchemas(document), ...responseSchemas(document)])
    if (schema.child("format").text === "binary" && !places.has(schema.place))
      report(
        schema.child("format"),
        "format: binary is only for a whole body of bytes and for a property of multipart/form-data; for bytes in JSON, write format: byte",
      );
});

/** The schemas of a body that can be a file. Another rule checks that a form is not a file as a whole. */
function listFileSchemas(media: SpecNode): SpecNode[] {
  const schema = media.child("schema");
  const encoder = encoderOf(media);
  const fields =
    encoder === "encodeMultipart" ? listMembers(schema).flatMap((field) => listAlternatives(field)) : [];
  const listed = fields.map((field) => field.child("items")).flatMap((items) => listAlternatives(items));
  return encoder === undefined ? [] : [...listAlternatives(schema), ...fields, ...listed];
}
