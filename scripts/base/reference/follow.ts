import { parsePointer, valueAt } from "../json/json-pointer.ts";
import { referenceOf } from "./reference.ts";

/** Returns the target of a reference, or `undefined` when it leads nowhere. */
export type Resolve = (reference: string) => unknown;

/** Resolves references within one document. */
export function resolverOf(document: unknown): Resolve {
  return (reference) => valueAt(document, parsePointer(reference));
}

/** What a node stands for: itself, or what it refers to, by way of other references too. A loop ends where it began. */
export function follow(node: unknown, resolve: Resolve, seen: readonly string[] = []): unknown {
  const reference = referenceOf(node);
  if (reference === undefined || seen.includes(reference)) return node;
  return follow(resolve(reference), resolve, [...seen, reference]);
}

/** Where the part is that a place in a document stands for. */
export function followKeys(
  document: unknown,
  keys: readonly string[],
  seen: readonly string[] = [],
): readonly string[] {
  const reference = referenceOf(valueAt(document, keys));
  if (reference === undefined || seen.includes(reference)) return keys;
  return followKeys(document, parsePointer(reference), [...seen, reference]);
}
