import { documentRule } from "../nodes/document-rule.ts";
import { allSchemas } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

/** A type can contain itself in a list or property, but not be itself: TypeScript and validators would never end. */
export const typeNotItself = documentRule((document, report) => {
  const done = new Set<string>();
  const visit = (schema: SpecNode, chain: readonly SpecNode[]): void => {
    const start = chain.findIndex(({ place }) => place === schema.place);
    if (start >= 0) {
      const [first, ...loop] = [...chain.slice(start), schema].filter(isNamed);
      if (first !== undefined)
        report(
          first,
          `the type contains itself: ${[first, ...loop].map(({ name }) => name).join(" → ")}; put a list or a property in between, or remove the member`,
        );
    }
    if (start >= 0 || done.has(schema.place)) return;
    for (const part of listParts(schema)) visit(part, [...chain, schema]);
    done.add(schema.place);
  };
  for (const { schema } of allSchemas(document)) visit(schema, []);
});

function isNamed({ location }: SpecNode): boolean {
  return /^#\/components\/schemas\/[^/]+$/.test(location.pointer);
}

const LISTED = ["allOf", "anyOf", "oneOf"];
const SINGLE = ["not", "if", "then", "else"];

/** Schemas that are about the same value. */
function listParts(schema: SpecNode): SpecNode[] {
  return [
    ...LISTED.flatMap((keyword) => schema.child(keyword).items),
    ...SINGLE.map((keyword) => schema.child(keyword)),
    ...schema.child("dependentSchemas").entries.map(([, part]) => part),
  ].filter(({ exists }) => exists);
}
