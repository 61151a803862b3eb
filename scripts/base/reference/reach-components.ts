import type { DocumentPlace } from "../json/document-place.ts";
import { resolverOf } from "./follow.ts";
import { listReferences } from "./map-references.ts";
import { componentName } from "./reference.ts";

/** Names of the schemas that these parts of a document lead to, by way of others too. */
export function reachComponents(
  document: unknown,
  parts: readonly unknown[],
  place: DocumentPlace = "keywords",
): Set<string> {
  const resolve = resolverOf(document);
  const reached = new Set<string>();
  const visit = (references: readonly string[]): void => {
    for (const reference of references) {
      if (reached.has(reference)) continue;
      reached.add(reference);
      visit(listReferences(resolve(reference)));
    }
  };
  for (const part of parts) visit(listReferences(part, place));
  return new Set([...reached].flatMap((reference) => componentName(reference) ?? []));
}
