import { listReferences } from "../base/json/document-place.ts";
import type { OpenApiDocument, Schema } from "./document.ts";
import type { Operation } from "./list-operations.ts";

/** Names of the schemas that operations lead to; `sent` are those that requests lead to and answers do not. */
export function listReachedTypes(
  document: OpenApiDocument,
  operations: readonly Operation[],
): { readonly all: ReadonlySet<string>; readonly sent: ReadonlySet<string> } {
  const schemas = document.components?.schemas ?? {};
  const requests = operations.flatMap(({ parameters, body }) => [...parameters, ...(body ? [body] : [])]);
  const answers = reach(
    schemas,
    operations.flatMap(({ responses }) => responses.map(({ schema }) => schema)),
  );
  const names = reach(
    schemas,
    requests.map(({ schema }) => schema),
  );
  return {
    all: new Set([...names, ...answers]),
    sent: new Set([...names].filter((name) => !answers.has(name))),
  };
}

/** Names of the schemas that these refer to, by way of others too. */
function reach(schemas: Readonly<Record<string, Schema>>, starts: readonly unknown[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    for (const name of listReferences(node).map(nameOfReference)) {
      if (names.has(name)) continue;
      names.add(name);
      visit(schemas[name]);
    }
  };
  for (const start of starts) visit(start);
  return names;
}

function nameOfReference(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}
