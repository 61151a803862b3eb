import { type DocumentPlace, mapMembers } from "../json/document-place.ts";
import { resolverOf } from "./follow.ts";
import { componentName, referenceOf } from "./reference.ts";

/**
 * Puts the target in the place of every reference but those to schemas, which have names of their own in the output. The
 * document was bundled: each reference points into it. `seen` stops at a reference that leads back to itself.
 */
export function inlineReferences(
  document: unknown,
  node: unknown = document,
  place: DocumentPlace = "keywords",
  seen: readonly string[] = [],
): unknown {
  const reference = referenceOf(node, place);
  if (reference !== undefined && componentName(reference) === undefined) {
    if (seen.includes(reference)) throw new Error(`${reference} leads back to itself`);
    return inlineReferences(document, resolverOf(document)(reference), place, [...seen, reference]);
  }
  return mapMembers(node, place, (value, _, inner) => inlineReferences(document, value, inner, seen));
}
