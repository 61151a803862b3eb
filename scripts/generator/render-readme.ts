import { resolveSchema } from "./resolve-schema.ts";
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
import { renderBodies, renderPaging } from "./render-jobs.ts";
import { renderOperationTable } from "./render-operation-table.ts";
import { renderOptionTable } from "./render-option-table.ts";
import { renderProgram } from "./render-program.ts";
import { renderWebhookRecipe } from "./webhooks/render-webhook-recipe.ts";

/** Fills the sections of a provider's README that follow from the spec. */
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
    bodies: renderBodies(context),
    pages: renderPaging(context),
    editing: renderEditing(context),
    webhooks: renderWebhookRecipe(context),
    options: renderOptionTable(document),
    operations: renderOperationTable(operations),
  };
  return { path, content: fillSections(path, current, sections) };
}

/** Shortest way to handle a result. */
const THROW = `if (!result.ok) throw new Error(\`HTTP \${result.status}: \${JSON.stringify(result.error)}\`);
console.log(result.status, result.data);`;

/** A complete program with one call. */
export function renderExample(names: ProviderNames, operation: Operation, ending: string = THROW): string {
  return renderProgram(names, `const result = await client.${renderCall(operation)};\n${ending}`);
}

/** `GET("/agents", { params: … })` with the required arguments, from the examples of the operation. */
export function renderCall(operation: Operation): string {
  const init = toInit(exampleCall(operation, ({ required }) => required === true));
  const argument = Object.keys(init).length === 0 ? "" : `, ${JSON.stringify(init)}`;
  return `${operation.method}(${JSON.stringify(operation.path)}${argument})`;
}

/** Shows how a declared error status narrows the error, if the spec declares one. */
function narrowByStatus(document: OpenApiDocument, { responses }: Operation): string | undefined {
  const failure = responses.find(({ status, schema }) => /^4\d\d$/.test(status) && schema !== undefined);
  if (failure === undefined) return undefined;
  const property = hasMessage(document, failure.schema) ? ".message" : "";
  return `// The status determines the type of the data or error.
if (result.ok) console.log(result.data);
else if (result.status === ${failure.status}) console.error(result.error${property});
else console.error(result.status, result.error);`;
}

function hasMessage(document: OpenApiDocument, schema: Schema | undefined): boolean {
  return schema !== undefined && resolveSchema(document, schema).properties?.["message"] !== undefined;
}
