import { componentName } from "../base/reference/reference.ts";
import { listReferences } from "../base/reference/map-references.ts";
import type { OpenApiDocument, Schema } from "./document.ts";
import type { Operation } from "./list-operations.ts";

/** Names of schemas; `sent` are those that only what is sent leads to. */
export interface ReachedTypes {
  readonly all: ReadonlySet<string>;
  readonly sent: ReadonlySet<string>;
}

/** Names of the schemas that operations lead to. */
export function listReachedTypes(document: OpenApiDocument, operations: readonly Operation[]): ReachedTypes {
  const requests = operations.flatMap(({ parameters, body }) => [...parameters, ...(body ? [body] : [])]);
  const responses = operations.flatMap((operation) => operation.responses);
  return reachTypes(
    document,
    requests.map(({ schema }) => schema),
    responses.map(({ schema }) => schema),
  );
}

/** Names of the schemas that these lead to. */
export function reachTypes(
  document: OpenApiDocument,
  sent: readonly unknown[],
  received: readonly unknown[],
): ReachedTypes {
  const schemas = document.components?.schemas ?? {};
  const answers = reach(schemas, received);
  const requests = reach(schemas, sent);
  return {
    all: new Set([...requests, ...answers]),
    sent: new Set([...requests].filter((name) => !answers.has(name))),
  };
}

/** Names of the schemas that these refer to, directly and indirectly. */
function reach(schemas: Readonly<Record<string, Schema>>, starts: readonly unknown[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    for (const name of listReferences(node).flatMap((reference) => componentName(reference) ?? [])) {
      if (names.has(name)) continue;
      names.add(name);
      visit(schemas[name]);
    }
  };
  for (const start of starts) visit(start);
  return names;
}
