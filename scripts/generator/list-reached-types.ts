import { reachComponents } from "../base/reference/reach-components.ts";
import type { OpenApiDocument } from "./document.ts";
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
  const answers = reachComponents(document, received);
  const requests = reachComponents(document, sent);
  return {
    all: new Set([...requests, ...answers]),
    sent: new Set([...requests].filter((name) => !answers.has(name))),
  };
}
