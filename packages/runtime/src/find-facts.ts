import type { CallName } from "./errors/runtime-error.js";
import type { OperationFacts, Provider } from "./provider.js";

const NOTHING_SPECIAL: OperationFacts = {};

/** What the spec says of an operation that is called by its template. */
export function findFacts({ operations }: Provider, { method, path }: CallName): OperationFacts {
  return operations?.[`${method} ${path}`] ?? NOTHING_SPECIAL;
}
