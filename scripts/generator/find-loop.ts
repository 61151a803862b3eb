import { listReferences, referenceOf } from "../base/json/document-place.ts";
import { targetOf } from "./inline-references.ts";

/**
 * References within a document that lead from one to the next and back to the first, such as `#/components/schemas/A`.
 * None when there are none, or when they lead through other files.
 */
export function findLoop(document: unknown): string[] {
  for (const start of listReferences(document)) {
    const chain: string[] = [];
    let next: string | undefined = start;
    while (next?.startsWith("#/") && !chain.includes(next)) {
      chain.push(next);
      next = referenceOf(targetOf(document, next));
    }
    if (next !== undefined && chain.includes(next)) return chain.slice(chain.indexOf(next));
  }
  return [];
}
