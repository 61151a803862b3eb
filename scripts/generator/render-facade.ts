import { type GeneratedFile, headerFor } from "./generated-file.ts";
import { nameProvider } from "./provider-names.ts";

/** The table of providers that the facade composes. */
export function renderFacade(ids: readonly string[]): GeneratedFile {
  const providers = ids.map(nameProvider);
  const imports = providers.map(
    ({ packageName, pascal }) =>
      `import { create${pascal}Client, type ${pascal}Client, type ${pascal}ClientOptions } from "${packageName}";`,
  );
  const content = `${headerFor("the folders in specs")}
${imports.join("\n")}

/** Options of each provider's client, by the provider's key. */
export interface ProviderOptions {
${providers.map(({ key, pascal }) => `readonly ${key}: ${pascal}ClientOptions;`).join("\n")}
}

/** Client of each provider, by the provider's key. */
export interface ProviderClients {
${providers.map(({ key, pascal }) => `readonly ${key}: ${pascal}Client;`).join("\n")}
}

/** Makes the client of each provider. */
export const factories: { readonly [Key in keyof ProviderClients]: (options: ProviderOptions[Key]) => ProviderClients[Key] } = {
${providers.map(({ key, pascal }) => `${key}: create${pascal}Client,`).join("\n")}
};
`;
  return { path: "packages/agent-apis/src/generated/providers.ts", content };
}
