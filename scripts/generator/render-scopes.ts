import type { Operation } from "./list-operations.ts";

/** A constant with the scopes of each operation, or nothing when the API has none. */
export function renderScopes(operations: readonly Operation[]): string | undefined {
  const rows = operations
    .filter(({ scopes }) => scopes.length > 0)
    .map(({ method, path, scopes }) => `${JSON.stringify(`${method} ${path}`)}: ${JSON.stringify(scopes)},`);
  if (rows.length === 0) return undefined;
  const type = `{ readonly ${rows.map((row) => row.replace(/\[/, "readonly [").slice(0, -1)).join("; readonly ")} }`;
  return `/** Scopes that a credential needs, by operation. */\nexport const scopes: ${type} = {\n${rows.join("\n")}\n};\n`;
}
