import { exampleCall, toInit } from "./example-call.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { listOperations, type Operation } from "./list-operations.ts";
import { fillSections } from "./marked-sections.ts";
import { nameProvider, type ProviderNames } from "./provider-names.ts";
import type { Spec } from "./read-spec.ts";

/** The generated sections of a provider's README: its first example and the table of its operations. */
export function renderReadme({ id, document }: Spec, current: string): GeneratedFile {
  const path = `packages/${id}/README.md`;
  const operations = listOperations(document);
  const tour = document["x-tour"] ?? [];
  const first = operations.find((operation) => operation.id === tour[0]) ?? operations[0];
  const sections = {
    example: first === undefined ? "The spec has no operation yet." : renderExample(nameProvider(id), first),
    operations: renderOperationTable(operations),
  };
  return { path, content: fillSections(path, current, sections) };
}

/** A complete program with one call. The token comes from the environment, as in every example. */
export function renderExample(
  { packageName, pascal, upperSnake }: ProviderNames,
  operation: Operation,
): string {
  return `\`\`\`ts
import { create${pascal}Client } from "${packageName}";

const client = create${pascal}Client({ token: process.env.${upperSnake}_TOKEN });

const result = await client.${renderCall(operation)};
if (!result.ok) throw new Error(\`HTTP \${result.status}: \${JSON.stringify(result.error)}\`);
console.log(result.status, result.data);
\`\`\``;
}

/** `GET("/agents", { params: … })` with what the operation requires, from its examples. */
export function renderCall(operation: Operation): string {
  const init = toInit(exampleCall(operation, ({ required }) => required === true));
  const argument = Object.keys(init).length === 0 ? "" : `, ${JSON.stringify(init)}`;
  return `${operation.method}(${JSON.stringify(operation.path)}${argument})`;
}

function renderOperationTable(operations: readonly Operation[]): string {
  const hasScopes = operations.some(({ scopes }) => scopes.length > 0);
  const rows = operations.map((operation) => [
    `\`${operation.method} ${operation.path}\``,
    describe(operation),
    ...(hasScopes ? [operation.scopes.map((scope) => `\`${scope}\``).join(" ")] : []),
  ]);
  const head = ["Operation", "What it does", ...(hasScopes ? ["Scope"] : [])];
  return [head, head.map(() => "---"), ...rows]
    .map((row) => `| ${row.map(escapeCell).join(" | ")} |`)
    .join("\n");
}

function describe(operation: Operation): string {
  const marks = [
    operation.deprecated ? "deprecated" : "",
    operation.neverRetried ? "never repeated" : "",
  ].filter(Boolean);
  return marks.length === 0 ? operation.summary : `${operation.summary} (${marks.join(", ")})`;
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|");
}
