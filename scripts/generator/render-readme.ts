import type { OpenApiDocument, Schema } from "./document.ts";
import { renderEditing } from "./edit/render-editing.ts";
import { exampleCall, toInit } from "./example-call.ts";
import { firstReading } from "./first-reading.ts";
import type { GeneratedFile } from "./generated-file.ts";
import type { Operation } from "./list-operations.ts";
import { fillSections } from "./marked-sections.ts";
import type { ProviderNames } from "./provider-names.ts";
import type { RenderContext } from "./render-context.ts";
import { renderCredentials } from "./render-credentials.ts";
import { renderOperationTable } from "./render-operation-table.ts";
import { renderOptionTable } from "./render-option-table.ts";

/** The generated sections of a provider's README: all of it that follows from the spec. */
export function renderReadme(context: RenderContext, current: string): GeneratedFile {
  const { names, document, operations } = context;
  const path = `packages/${names.id}/README.md`;
  const first = firstReading(operations);
  const sections = {
    credentials: renderCredentials(document),
    example:
      first === undefined
        ? "The spec has no operation yet."
        : renderExample(names, first, narrowByStatus(document, first)),
    options: renderOptionTable(document),
    editing: renderEditing(context),
    operations: renderOperationTable(operations),
  };
  return { path, content: fillSections(path, current, sections) };
}

/** Shortest handling of a result. */
const THROW = `if (!result.ok) throw new Error(\`HTTP \${result.status}: \${JSON.stringify(result.error)}\`);
console.log(result.status, result.data);`;

/** A complete program with one call. The token comes from the environment, as in every example. */
export function renderExample(
  { packageName, pascal, upperSnake }: ProviderNames,
  operation: Operation,
  ending: string = THROW,
): string {
  return `\`\`\`ts
import { create${pascal}Client } from "${packageName}";

const client = create${pascal}Client({ token: process.env.${upperSnake}_TOKEN });

const result = await client.${renderCall(operation)};
${ending}
\`\`\``;
}

/** `GET("/agents", { params: … })` with what the operation requires, from its examples. */
export function renderCall(operation: Operation): string {
  const init = toInit(exampleCall(operation, ({ required }) => required === true));
  const argument = Object.keys(init).length === 0 ? "" : `, ${JSON.stringify(init)}`;
  return `${operation.method}(${JSON.stringify(operation.path)}${argument})`;
}

/** Shows on one status that the spec declares how it narrows the error, unless there is none. */
function narrowByStatus(document: OpenApiDocument, { responses }: Operation): string | undefined {
  const failure = responses.find(({ status, schema }) => /^4\d\d$/.test(status) && schema !== undefined);
  if (failure === undefined) return undefined;
  const property = hasMessage(document, failure.schema) ? ".message" : "";
  return `// The status tells what type the data or the error has.
if (result.ok) console.log(result.data);
else if (result.status === ${failure.status}) console.log(result.error${property});
else throw new Error(\`HTTP \${result.status}\`);`;
}

function hasMessage(document: OpenApiDocument, schema: Schema | undefined): boolean {
  const name = schema?.$ref?.split("/").at(-1);
  const resolved = name === undefined ? schema : document.components?.schemas?.[name];
  return resolved?.properties?.["message"] !== undefined;
}
