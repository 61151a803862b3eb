import { resolverOf } from "./follow.ts";
import { listReferences } from "./map-references.ts";
import { referenceOf } from "./reference.ts";

/**
 * References within a document that lead from one to the next and back to the first, such as `#/components/schemas/A`.
 * None when there are none, or when they lead through other files.
 */
export function findLoop(document: unknown): string[] {
  const resolve = resolverOf(document);
  for (const start of listReferences(document)) {
    const chain: string[] = [];
    let next: string | undefined = start;
    while (next?.startsWith("#/") && !chain.includes(next)) {
      chain.push(next);
      next = referenceOf(resolve(next));
    }
    if (next !== undefined && chain.includes(next)) return chain.slice(chain.indexOf(next));
  }
  return [];
}
