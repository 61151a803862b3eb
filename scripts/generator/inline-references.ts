import { parsePointer, valueAt } from "../json/json-pointer.ts";

/**
 * Puts the target in the place of every `$ref` but those to schemas, which have names of their own in the output. The
 * document was bundled: a `$ref` points into it. `seen` stops at a reference that leads back to itself.
 */
export function inlineReferences(
  document: unknown,
  node: unknown = document,
  seen: readonly string[] = [],
): unknown {
  if (Array.isArray(node)) return node.map((item) => inlineReferences(document, item, seen));
  if (typeof node !== "object" || node === null) return node;
  if ("$ref" in node && typeof node.$ref === "string" && !node.$ref.startsWith("#/components/schemas/")) {
    const { $ref } = node;
    if (seen.includes($ref)) throw new Error(`${$ref} leads back to itself`);
    return inlineReferences(document, targetOf(document, $ref), [...seen, $ref]);
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, inlineReferences(document, value, seen)]),
  );
}

/** What a reference points to in a document. */
export function targetOf(document: unknown, reference: string): unknown {
  return valueAt(document, parsePointer(reference));
}
