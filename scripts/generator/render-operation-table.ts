import type { Operation } from "./list-operations.ts";
import { renderTable } from "./render-table.ts";

/** A column that is only shown if it differs between operations. */
interface OptionalColumn {
  readonly head: string;
  readonly isUseful: (operations: readonly Operation[]) => boolean;
  readonly cell: (operation: Operation) => string;
}

const OPTIONAL: readonly OptionalColumn[] = [
  {
    head: "Credential",
    isUseful: (operations) => new Set(operations.map(({ schemes }) => schemes.join())).size > 1,
    cell: ({ schemes }) =>
      schemes.length === 0 ? "none" : schemes.map((name) => `\`${name}\``).join(" or "),
  },
  {
    head: "Scope",
    isUseful: (operations) => operations.some(({ scopes }) => scopes.length > 0),
    cell: ({ scopes }) => scopes.map((scope) => `\`${scope}\``).join(" "),
  },
];

/** Renders all operations of a provider, with the facts that matter before a call. */
export function renderOperationTable(operations: readonly Operation[]): string {
  const columns = OPTIONAL.filter(({ isUseful }) => isUseful(operations));
  return renderTable([
    ["Operation", "Summary", ...columns.map(({ head }) => head)],
    ...operations.map((operation) => [
      `\`${operation.method} ${operation.path}\``,
      describe(operation),
      ...columns.map(({ cell }) => cell(operation)),
    ]),
  ]);
}

function describe(operation: Operation): string {
  const marks = [
    operation.deprecated ? "deprecated" : "",
    operation.retry === "never" ? "never retried" : "",
    operation.retry === "safe" ? "retried like a GET" : "",
    operation.pagination === undefined ? "" : "has pages",
  ].filter(Boolean);
  return marks.length === 0 ? operation.summary : `${operation.summary} (${marks.join(", ")})`;
}
