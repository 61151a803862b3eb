import { resolverOf } from "./follow.ts";
import { listReferences } from "./map-references.ts";
import { referenceOf } from "./reference.ts";

/**
 * Finds references within a document that form a loop, such as `#/components/schemas/A`. Empty without a loop, or if it goes
 * through other files.
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
