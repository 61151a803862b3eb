import { type DocumentPlace, mapMembers, membersBelow } from "../json/document-place.ts";
import { isObject } from "../json/json-object.ts";
import { refer, referenceOf } from "./reference.ts";

/** Every reference in a part of a document. */
export function listReferences(node: unknown, place: DocumentPlace = "keywords"): string[] {
  const own = referenceOf(node, place);
  const below = membersBelow(place, node).flatMap(([, value, inner]) => listReferences(value, inner));
  return own === undefined ? below : [own, ...below];
}

/** A copy of a part of a document with other references. */
export function mapReferences(
  node: unknown,
  change: (reference: string) => string,
  place: DocumentPlace = "keywords",
): unknown {
  const copy = mapMembers(node, place, (value, _, inner) => mapReferences(value, change, inner));
  const reference = referenceOf(node, place);
  return reference === undefined || !isObject(copy) ? copy : { ...copy, ...refer(change(reference)) };
}
