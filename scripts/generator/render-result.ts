import { responseTypeName } from "./declare-types.ts";
import { escapeComment } from "./escape-comment.ts";
import type { Operation, OperationResponse } from "./list-operations.ts";

/** `export type CreateActionResult = Ok<201, VoiceAction> | Fail<400, BadRequest> | … | Fail<Undocumented<400>, unknown>;` */
export function renderResult(operation: Operation): string {
  const statuses = operation.responses.map(({ status }) => status);
  const members = operation.responses
    .filter(({ status }) => status !== "default")
    .toSorted((a, b) => a.status.localeCompare(b.status))
    .map((response) => {
      const status = statusType(response.status, statuses);
      const data = bodyType(operation, response);
      return response.status.startsWith("2") ? `Ok<${status}, ${data}>` : `Fail<${status}, ${data}>`;
    });
  const fallback = operation.responses.find(({ status }) => status === "default");
  const rest = fallback === undefined ? "unknown" : bodyType(operation, fallback);
  return [
    `/** What \`${operation.method} ${escapeComment(operation.path)}\` gives. */`,
    `export type ${operation.name}Result = ${[...members, `Fail<${undocumented(statuses)}, ${rest}>`].join(" | ")};`,
  ].join("\n");
}

function bodyType(operation: Operation, { status, schema }: OperationResponse): string {
  return schema === undefined ? "undefined" : responseTypeName(operation, status, schema);
}

/** A range stands for the statuses in it that are not listed by themselves. */
function statusType(status: string, all: readonly string[]): string {
  if (!isRange(status)) return status;
  const range = `Status${status.charAt(0)}XX`;
  const listed = all.filter((other) => !isRange(other) && other.startsWith(status.charAt(0)));
  return listed.length === 0 ? range : `Exclude<${range}, ${listed.join(" | ")}>`;
}

function undocumented(statuses: readonly string[]): string {
  const known = statuses
    .filter((status) => status !== "default" && !status.startsWith("2"))
    .toSorted()
    .map((status) => (isRange(status) ? `Status${status.charAt(0)}XX` : status));
  return known.length === 0 ? "StatusError" : `Undocumented<${known.join(" | ")}>`;
}

function isRange(status: string): boolean {
  return status.endsWith("XX");
}
