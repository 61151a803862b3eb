import { isObject } from "../../base/json/json-object.ts";
import { canonicalJson } from "../../base/json/canonical-json.ts";
import { documentRule, type Report } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

/**
 * An example that fits two schemas was copied from one to the other and does not show the difference. Small examples can be
 * equal, and so can those about the same thing: the bodies of PUT and PATCH at one path, and errors.
 */
export const examplesDistinct = documentRule((document, report) => {
  const seen = new Map<string, Shown>();
  for (const { path, requestMedia, successes } of readOperations(document)) {
    for (const media of requestMedia) checkMedia(media, `request ${path}`, seen, report);
    for (const media of successes.flatMap((success) => success.media))
      checkMedia(media, `response ${path}`, seen, report);
  }
});

interface Shown {
  readonly schema: SpecNode;
  readonly example: SpecNode;
  /** Direction and path. */
  readonly owner: string;
}

function checkMedia(media: SpecNode, owner: string, seen: Map<string, Shown>, report: Report): void {
  const schema = media.child("schema");
  for (const [, named] of media.child("examples").entries) {
    const example = named.child("value");
    if (!isTelling(example.value)) continue;
    const text = canonicalJson(example.value);
    const twin = seen.get(text);
    if (twin === undefined) seen.set(text, { schema, example, owner });
    else if (twin.schema.place !== schema.place && twin.owner !== owner)
      report(
        example,
        `${twin.example.location.pointer} has the same example for another schema; write a different one`,
      );
  }
}

/** Returns true if it is too large to be equal by chance. */
function isTelling(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isTelling);
  return isObject(value) && (Object.keys(value).length > 1 || Object.values(value).some(isTelling));
}
