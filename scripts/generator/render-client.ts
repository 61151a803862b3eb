import { escapeComment } from "./escape-comment.ts";
import { hasPages, listClientOptions } from "./list-operations.ts";
import { capitalize } from "./provider-names.ts";
import type { RenderContext } from "./render-context.ts";
import { readServers } from "./server-options.ts";
import { renderTypeImport } from "./type-imports.ts";

/** The factory and the two types that it deals in. */
export function renderClient({ document, names: { pascal }, operations }: RenderContext): string {
  const pages = hasPages(operations) ? ", Pages" : "";
  const schemes = Object.keys(document.components?.securitySchemes ?? {});
  const scheme = schemes.length === 0 ? "never" : schemes.map((name) => JSON.stringify(name)).join(" | ");
  const options = listClientOptions(document).map((parameter) => {
    const name = parameter["x-client-option"] ?? parameter.name;
    const comment = `${parameter.description ?? ""} Default: \`${String(parameter.schema.default)}\`.`.trim();
    return `/** ${escapeComment(comment)} */\nreadonly ${name}?: ${capitalize(name)} | undefined;`;
  });
  const servers = (readServers(document)?.options ?? []).map(({ name, description, ...option }) => {
    const comment = `${description} Cannot be combined with \`baseUrl\`. Default: \`${option.default}\`.`;
    const type = Object.keys(option.values).map((value) => JSON.stringify(value));
    return `/** ${escapeComment(comment)} */\nreadonly ${name}?: ${type.join(" | ")} | undefined;`;
  });
  const tables = `Calls, ${pascal}ClientOptions${pages}`;
  const title = escapeComment(document.info.title);
  const body = `
/** Options of {@link create${pascal}Client}. */
export interface ${pascal}ClientOptions extends ClientOptions<${scheme}> {
${[...servers, ...options].join("\n")}
}

/** A client of ${title}. */
export interface ${pascal}Client extends Client<${tables}> {}

/**
 * Makes a client of ${title}. Nothing is sent until an operation is called.
 *
 * @throws TypeError when an option could not work in any call, such as a \`baseUrl\` that is no address.
 */
export function create${pascal}Client(options: ${pascal}ClientOptions = {}): ${pascal}Client {
  return createClient<${tables}>(provider, options);
}
`;
  const optionTypes = listClientOptions(document).map((parameter) =>
    capitalize(parameter["x-client-option"] ?? parameter.name),
  );
  return [
    `import { type Client, type ClientOptions, createClient } from "@agent-apis/runtime";`,
    `import type { Calls${pages} } from "./operations.js";`,
    `import { provider } from "./provider.js";`,
    renderTypeImport("./schemas.js", optionTypes),
    body,
  ].join("\n");
}
