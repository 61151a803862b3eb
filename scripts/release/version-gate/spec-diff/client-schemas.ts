import { type DocumentPlace, membersBelow } from "../../../base/json/document-place.ts";
import { referenceOf } from "../../../base/reference/reference.ts";
import { entriesOf } from "../../../base/json/json-object.ts";
import { parsePointer, valueAt } from "../../../base/json/json-pointer.ts";
import type { BundledDocument } from "../bundle-document.ts";

/** The names of the schemas of a document, without those that only webhooks have: a client has no type of them. */
export function clientSchemas(document: BundledDocument): string[] {
  const called = schemasOfCalls(document);
  const received = usedSchemas(document, document["webhooks"]);
  return entriesOf(valueAt(document, ["components", "schemas"]))
    .map(([name]) => name)
    .filter((name) => called.has(name) || !received.has(name));
}

/** The names of the schemas that operations lead to. */
export function schemasOfCalls(document: BundledDocument): Set<string> {
  return usedSchemas(document, document["paths"]);
}

function usedSchemas(document: BundledDocument, part: unknown): Set<string> {
  const seen = new Set<string>();
  const visit = (node: unknown, place: DocumentPlace): void => {
    const reference = referenceOf(node, place);
    if (reference !== undefined && !seen.has(reference)) {
      seen.add(reference);
      visit(valueAt(document, parsePointer(reference)), place);
    }
    for (const [, value, inner] of membersBelow(place, node)) visit(value, inner);
  };
  visit(part, "names");
  return new Set(
    [...seen].flatMap((reference) => /^#\/components\/schemas\/([^/]+)$/.exec(reference)?.[1] ?? []),
  );
}
