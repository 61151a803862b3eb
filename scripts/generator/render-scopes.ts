import type { Operation } from "./list-operations.ts";

/** A constant with the scopes of each operation; empty if the API has none. */
export function renderScopes(operations: readonly Operation[]): string | undefined {
  const entries = operations
    .filter(({ scopes }) => scopes.length > 0)
    .map(({ method, path, scopes }) => ({
      name: JSON.stringify(`${method} ${path}`),
      scopes: JSON.stringify(scopes),
    }));
  if (entries.length === 0) return undefined;
  const types = entries.map((entry) => `readonly ${entry.name}: readonly ${entry.scopes}`);
  const values = entries.map((entry) => `${entry.name}: ${entry.scopes}`);
  return [
    "/** Scopes that a credential needs, by operation. */",
    `export const scopes: { ${types.join("; ")} } = { ${values.join(", ")} };`,
    "",
  ].join("\n");
}
