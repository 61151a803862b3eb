import type { ProviderNames } from "./provider-names.ts";
import { renderRuntimeExports } from "./runtime-surface.ts";

export interface PublicNames {
  readonly schemas: readonly string[];
  readonly operations: readonly string[];
  readonly hasScopes: boolean;
}

/** Every public name, one by one: what is not listed is not public. */
export function renderIndex(
  { pascal }: ProviderNames,
  { schemas, operations, hasScopes }: PublicNames,
): string {
  const lines = [
    renderRuntimeExports(),
    `export { create${pascal}Client, type ${pascal}Client, type ${pascal}ClientOptions } from "./generated/client.js";`,
    `export type { ${operations.toSorted().join(", ")} } from "./generated/operations.js";`,
  ];
  if (schemas.length > 0)
    lines.push(`export type { ${schemas.toSorted().join(", ")} } from "./generated/schemas.js";`);
  if (hasScopes) lines.push(`export { scopes } from "./generated/scopes.js";`);
  return `${lines.join("\n")}\n`;
}
