import { type DocumentPlace, mapMembers, referenceOf } from "../base/json/document-place.ts";
import { parsePointer, valueAt } from "../base/json/json-pointer.ts";

/**
 * Puts the target in the place of every `$ref` but those to schemas, which have names of their own in the output. The
 * document was bundled: a `$ref` points into it. `seen` stops at a reference that leads back to itself.
 */
export function inlineReferences(
  document: unknown,
  node: unknown = document,
  place: DocumentPlace = "keywords",
  seen: readonly string[] = [],
): unknown {
  const reference = referenceOf(node, place);
  if (reference !== undefined && !reference.startsWith("#/components/schemas/")) {
    if (seen.includes(reference)) throw new Error(`${reference} leads back to itself`);
    return inlineReferences(document, targetOf(document, reference), place, [...seen, reference]);
  }
  return mapMembers(node, place, (value, _, inner) => inlineReferences(document, value, inner, seen));
}

/** Target of a reference in a document. */
export function targetOf(document: unknown, reference: string): unknown {
  return valueAt(document, parsePointer(reference));
}
