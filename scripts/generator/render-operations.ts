import { emitTypes } from "./types/emit-types.ts";
import { renderEdits } from "./edit/render-edits.ts";
import { escapeComment } from "./escape-comment.ts";
import type { Operation } from "./list-operations.ts";
import type { RenderContext } from "./render-context.ts";
import { renderPages } from "./render-pages.ts";
import { renderResult } from "./render-result.ts";
import { renderUndocumented } from "./render-status.ts";
import { describeRefused, UNRECOGNIZED } from "./render-schemas.ts";
import { TypeImports } from "./type-imports.ts";

const RUNTIME_TYPES = [
  "CallOptions",
  "Fail",
  "Ok",
  "Status2XX",
  "Status3XX",
  "Status4XX",
  "Status5XX",
  "StatusError",
  "StatusTens",
  UNRECOGNIZED,
];

/** Init and result of every operation, and the table that types the client. */
export function renderOperations(context: RenderContext): string {
  const { operations, schemas } = context;
  const types = new TypeImports();
  const inits = emitTypes(context.inits, {
    unrecognized: UNRECOGNIZED,
    refused: describeRefused(false),
    onReference: (name) => types.use(name),
  });
  const results = operations.map((operation) => renderResult(operation, types)).join("\n\n");
  const statuses = operations.map(({ responses }) => responses.map(({ status }) => status));
  const undocumented = [...new Set(statuses.map((listed) => renderUndocumented(listed, types)))].join("\n");
  const text = [
    inits,
    undocumented,
    results,
    renderTable(operations),
    renderPages(operations, types) ?? "",
    renderEdits(context, types) ?? "",
  ].join("\n\n");
  return [
    types.render("@agent-apis/runtime", RUNTIME_TYPES),
    types.render(
      "./schemas.js",
      schemas.map(({ name }) => name),
    ),
    text,
  ].join("\n");
}

/** Editors show it at the method of a client, which is the same for all operations. */
const METHOD_COMMENT = "/** See `body` or `params` for what each operation does. */";

function renderTable(operations: readonly Operation[]): string {
  const methods = Map.groupBy(operations, ({ method }) => method);
  const rows = [...methods].map(
    ([method, group]) => `${METHOD_COMMENT}\n${method}: {\n${group.map(renderRow).join("\n")}\n};`,
  );
  return `/** Every operation, by method and path. */\nexport interface Calls {\n${rows.join("\n")}\n}\n`;
}

function renderRow(operation: Operation): string {
  const { name, path } = operation;
  return `${renderComment(operation)}${JSON.stringify(path)}: { init: ${name}Init; result: ${name}Result };`;
}

/** Empty for an operation with arguments: editors show the comment of its init instead. */
function renderComment({ parameters, body, summary, description, deprecated }: Operation): string {
  if (parameters.length > 0 || body !== undefined) return "";
  const lines = [summary, description, deprecated ? "@deprecated" : undefined]
    .flatMap((text) => text?.trim().split("\n") ?? [])
    .map((line) => ` * ${escapeComment(line)}\n`);
  return `/**\n${lines.join("")} */\n`;
}
