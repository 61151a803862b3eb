import { hasPages } from "./list-operations.ts";
import type { RenderContext } from "./render-context.ts";
import { renderRuntimeExports } from "./runtime-surface.ts";

/** Exports every public name explicitly: other names are not public. */
export function renderIndex({ names: { pascal }, operations, schemas, inits, trips }: RenderContext): string {
  const ofOperations = [
    "Calls",
    ...(hasPages(operations) ? ["Pages"] : []),
    ...(trips.length > 0 ? ["Edits"] : []),
    ...inits.map(({ name }) => name),
    ...operations.map(({ name }) => `${name}Result`),
  ];
  const lines = [
    renderRuntimeExports(),
    `export { create${pascal}Client, type ${pascal}Client, type ${pascal}ClientOptions } from "./generated/client.js";`,
    renderExports(ofOperations, "./generated/operations.js"),
  ];
  if (schemas.length > 0)
    lines.push(
      renderExports(
        schemas.map(({ name }) => name),
        "./generated/schemas.js",
      ),
    );
  if (operations.some(({ scopes }) => scopes.length > 0))
    lines.push(`export { scopes } from "./generated/scopes.js";`);
  return `${lines.join("\n")}\n`;
}

function renderExports(types: readonly string[], from: string): string {
  return `export type { ${types.toSorted().join(", ")} } from "${from}";`;
}
