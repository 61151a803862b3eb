import { resolveSchema } from "../resolve-schema.ts";
import { entriesOf, memberOf } from "../../base/json/json-object.ts";
import type { OpenApiDocument, Schema } from "../document.ts";
import { exampleCall, toInit } from "../example-call.ts";
import type { Operation } from "../list-operations.ts";
import type { ProviderNames } from "../provider-names.ts";
import type { RenderContext } from "../render-context.ts";
import { renderLiteral } from "../render-literal.ts";
import { renderProgram as renderCode } from "../render-program.ts";
import { findMissing } from "./find-missing.ts";
import type { RoundTrip } from "./list-round-trips.ts";

/** Renders a README section about changing a received resource, with an example. */
export function renderEditing({ document, names, trips }: RenderContext): string {
  if (trips.length === 0) return "This API has no resource that can be changed in this way.";
  const [program] = trips.flatMap((trip) => renderProgram(document, trip, names) ?? []);
  const calls = trips.map(({ call }) => `- \`${call}\``).join("\n");
  return `Responses have properties that requests do not accept, such as ids and times. \`toInput\` turns a response into a request body. It
drops those properties, keeps values that this version does not know, and throws an \`InvalidRequestError\` that lists the required
properties that the response lacks. It is a separate module, so clients that do not use it stay small.

${program ?? ""}

It supports these operations, with the data that reading the same resource returns${
    trips.some((trip) => findMissing(document, trip) !== undefined)
      ? ". Pass required properties that no response has as the third argument"
      : ""
  }:

${calls}`;
}

/** Renders a program that changes a text; `undefined` for a resource in a list, a union, or a body that requires more than a response has. */
function renderProgram(document: OpenApiDocument, trip: RoundTrip, names: ProviderNames): string | undefined {
  const { call, operation, schema } = trip;
  const read = trip.sources.find((source) => source.operation.method === "GET" && source.keys.every(isWord));
  const change = findText(document, operation, schema);
  if (read === undefined || change === undefined || findMissing(document, trip) !== undefined)
    return undefined;
  const readInit = toInit(exampleCall(read.operation, isRequired));
  const { params } = toInit(exampleCall(operation, isRequired));
  const init = [
    ...(params === undefined ? [] : [`params: ${renderLiteral(params)}`]),
    `body: { ...body, ${change} }`,
  ];
  const code = `const received = await unwrap(client.GET(${JSON.stringify(read.operation.path)}, ${renderLiteral(readInit)}));
const body = toInput(${JSON.stringify(call)}, ${["received", ...read.keys].join(".")});
await unwrap(client.${operation.method}(${JSON.stringify(operation.path)}, { ${init.join(", ")} }));`;
  return renderCode(names, code, {
    names: ["unwrap"],
    module: `import { toInput } from "${names.packageName}/edit";`,
  });
}

/** Returns true if a key can be written after a dot. */
function isWord(key: string): boolean {
  return /^[a-z_$][\w$]*$/i.test(key);
}

function isRequired({ required }: { readonly required?: boolean }): boolean {
  return required === true;
}

/** A plain text property of the body with its example value, preferably the name. */
function findText(document: OpenApiDocument, { body }: Operation, schema: Schema): string | undefined {
  const { properties } = resolveSchema(document, schema);
  const texts = (body?.examples ?? [])
    .flatMap(({ value }) => entriesOf(value))
    .filter(([key]) => isPlainText(memberOf(properties, key)));
  const [key, value] = texts.find(([one]) => /name/i.test(one)) ?? texts[0] ?? [];
  return key === undefined ? undefined : `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
}

function isPlainText(schema: unknown): boolean {
  const isFixed = ["enum", "const", "format", "pattern"].some((key) => memberOf(schema, key) !== undefined);
  return memberOf(schema, "type") === "string" && !isFixed;
}
