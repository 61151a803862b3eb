import { escapeComment } from "./escape-comment.ts";
import { hasPages } from "./list-operations.ts";
import { listHeaderOptions, listOwnOptions } from "./own-options.ts";
import type { RenderContext } from "./render-context.ts";
import { renderTypeImport } from "./type-imports.ts";

/** The factory, its options and the client type. */
export function renderClient({ document, names: { pascal }, operations }: RenderContext): string {
  const pages = hasPages(operations) ? ", Pages" : "";
  const schemes = Object.keys(document.components?.securitySchemes ?? {});
  const scheme = schemes.length === 0 ? "never" : schemes.map((name) => JSON.stringify(name)).join(" | ");
  const options = listOwnOptions(document).map(({ name, type, description, ...option }) => {
    const comment = `${description} Default: \`${option.default}\`.`.trim();
    return `/** ${escapeComment(comment)} */\nreadonly ${name}?: ${type} | undefined;`;
  });
  const tables = `Calls, ${pascal}ClientOptions${pages}`;
  const title = escapeComment(document.info.title);
  const body = `
/** Options of {@link create${pascal}Client}. */
export interface ${pascal}ClientOptions extends ClientOptions<${scheme}> {
${options.join("\n")}
}

/** A client for ${title}. */
export interface ${pascal}Client extends Client<${tables}> {}

/**
 * Creates a client for ${title}. It sends no request until you call an operation.
 *
 * @throws TypeError for an invalid option, such as a \`baseUrl\` that is not a URL.
 */
export function create${pascal}Client(options: ${pascal}ClientOptions = {}): ${pascal}Client {
  return createClient<${tables}>(provider, options);
}
`;
  const optionTypes = listHeaderOptions(document).map(({ type }) => type);
  return [
    `import { type Client, type ClientOptions, createClient } from "@agent-apis/runtime";`,
    `import type { Calls${pages} } from "./operations.js";`,
    `import { provider } from "./provider.js";`,
    renderTypeImport("./schemas.js", optionTypes),
    body,
  ].join("\n");
}
