import { isDeepStrictEqual } from "node:util";
import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

/** An example that fits two schemas was copied from one to the other, and shows nothing of what is different. */
export const examplesDistinct = documentRule((document, report) => {
  const seen: { schema: SpecNode; example: SpecNode }[] = [];
  for (const media of readOperations(document).flatMap(({ requestMedia, responses }) => [
    ...requestMedia,
    ...responses.flatMap((response) => response.media),
  ])) {
    const schema = media.child("schema");
    for (const [, named] of media.child("examples").entries) {
      const example = named.child("value");
      const twin = seen.find(
        (other) =>
          other.schema.place !== schema.place && isDeepStrictEqual(other.example.value, example.value),
      );
      if (twin === undefined) seen.push({ schema, example });
      else
        report(
          example,
          `${twin.example.location.pointer} is the same example for another schema; show another case`,
        );
    }
  }
});
