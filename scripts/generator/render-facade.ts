import { type GeneratedFile, headerFor } from "./generated-file.ts";
import { nameProvider, type ProviderNames } from "./provider-names.ts";
import { renderRuntimeExports } from "./runtime-surface.ts";

const HEADER = headerFor("the folders in specs");

/** Renders the generated part of the facade: the table of providers, and its re-exports. */
export function renderFacade(ids: readonly string[]): GeneratedFile[] {
  const providers = ids.map(nameProvider);
  return [
    { path: "packages/agent-apis/src/generated/providers.ts", content: renderProviders(providers) },
    { path: "packages/agent-apis/src/generated/exports.ts", content: renderExports(providers) },
  ];
}

function renderProviders(providers: readonly ProviderNames[]): string {
  const imports = providers.map(
    ({ packageName, pascal }) =>
      `import { create${pascal}Client, type ${pascal}Client, type ${pascal}ClientOptions } from "${packageName}";`,
  );
  return `${HEADER}
${imports.join("\n")}

/** Options of each provider's client, by the provider's key. */
export interface ProviderOptions {
${providers.map(({ key, pascal }) => `readonly ${key}: ${pascal}ClientOptions;`).join("\n")}
}

/** Client of each provider, by the provider's key. */
export interface ProviderClients {
${providers.map(({ key, pascal }) => `readonly ${key}: ${pascal}Client;`).join("\n")}
}

/** Creates the client of each provider. */
export const factories: { readonly [Key in keyof ProviderClients]: (options: ProviderOptions[Key]) => ProviderClients[Key] } = {
${providers.map(({ key, pascal }) => `${key}: create${pascal}Client,`).join("\n")}
};
`;
}

/**
 * The names of a provider are in a namespace, because those of several would collide. Its client and options are also
 * exported directly: the compiler does not look into namespaces when it writes a declaration of such a client.
 */
function renderExports(providers: readonly ProviderNames[]): string {
  const lines = providers.flatMap(({ packageName, key, pascal }) => [
    `export type { ${pascal}Client, ${pascal}ClientOptions } from "${packageName}";`,
    `export type * as ${key} from "${packageName}";`,
  ]);
  return `${HEADER}\n${[renderRuntimeExports(), ...lines].join("\n")}\n`;
}
