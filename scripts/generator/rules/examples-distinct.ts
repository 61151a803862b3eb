import { listMedia } from "../nodes/body-media.ts";
import { documentRule } from "../nodes/document-rule.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

/** An example that fits two schemas was copied from one to the other, and shows nothing of what is different. */
export const examplesDistinct = documentRule((document, report) => {
  const seen = new Map<string, { schema: SpecNode; example: SpecNode }>();
  for (const media of listMedia(document)) {
    const schema = media.child("schema");
    // No text shows bytes, so all have the same one.
    if (schema.child("format").text === "binary") continue;
    for (const [, named] of media.child("examples").entries) {
      const example = named.child("value");
      const text = write(example.value);
      const twin = seen.get(text);
      if (twin === undefined) seen.set(text, { schema, example });
      else if (twin.schema.place !== schema.place)
        report(
          example,
          `${twin.example.location.pointer} is the same example for another schema; show another case`,
        );
    }
  }
});

/** The same text for the same value, in whatever order its keys are. */
function write(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
