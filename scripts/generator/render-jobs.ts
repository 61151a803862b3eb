import { memberOf } from "../base/json/json-object.ts";
import { referencedName } from "../base/reference/reference.ts";
import type { OpenApiDocument } from "./document.ts";
import { exampleCall, toInit } from "./example-call.ts";
import type { Operation } from "./list-operations.ts";
import type { RenderContext } from "./render-context.ts";
import { renderLiteral } from "./render-literal.ts";
import { renderProgram } from "./render-program.ts";

/** Renders a README section about bodies in a variable, with a body that has several kinds if the API has one. */
export function renderBodies({ document, names, operations }: RenderContext): string {
  const writing = operations.filter(
    ({ body, retry }) => body?.mediaType === "application/json" && retry !== "never",
  );
  const operation = writing.find((one) => hasKinds(document, one)) ?? writing[0];
  if (operation === undefined) return "This API has no JSON bodies.";
  const { body, ...init } = toInit(exampleCall(operation, isRequired));
  const type = `${operation.name}Init`;
  const argument = [...Object.entries(init).map(([key, value]) => `${key}: ${renderLiteral(value)}`), "body"];
  const code = `const body = ${renderLiteral(body)} satisfies ${type}["body"];
const result = await client.${operation.method}(${JSON.stringify(operation.path)}, { ${argument.join(", ")} });
console.log(result.ok ? result.data : result.error);`;
  return renderProgram(names, code, { names: [`type ${type}`] });
}

/** Renders a README section about lists with pages. */
export function renderPaging({ names, operations }: RenderContext): string {
  const operation = operations.find(({ pagination }) => pagination !== undefined);
  if (operation === undefined) return "The lists of this API have no pages.";
  const init = toInit(exampleCall(operation, isRequired));
  const argument = Object.keys(init).length === 0 ? "" : `, ${renderLiteral(init)}`;
  return renderProgram(
    names,
    `for await (const item of client.paginate(${JSON.stringify(operation.path)}${argument})) console.log(item);`,
  );
}

function hasKinds(document: OpenApiDocument, { body }: Operation): boolean {
  const name = referencedName(body?.schema) ?? "";
  return memberOf(document.components?.schemas?.[name], "discriminator") !== undefined;
}

function isRequired({ required }: { readonly required?: boolean }): boolean {
  return required === true;
}
