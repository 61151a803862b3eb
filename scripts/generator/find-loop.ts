import { targetOf } from "./inline-references.ts";

/**
 * References within a document that lead from one to the next and back to the first, such as `#/components/schemas/A`.
 * None when there are none, or when they lead through other files.
 */
export function findLoop(document: unknown): string[] {
  for (const start of listReferences(document)) {
    const chain: string[] = [];
    let next: string | undefined = start;
    while (next !== undefined && !chain.includes(next)) {
      chain.push(next);
      next = referenceOf(targetOf(document, next));
    }
    if (next !== undefined) return chain.slice(chain.indexOf(next));
  }
  return [];
}

function listReferences(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  const own = referenceOf(node);
  return [...(own === undefined ? [] : [own]), ...Object.values(node).flatMap(listReferences)];
}

function referenceOf(node: unknown): string | undefined {
  if (typeof node !== "object" || node === null || !("$ref" in node)) return undefined;
  return typeof node.$ref === "string" && node.$ref.startsWith("#/") ? node.$ref : undefined;
}
