import { responseTypeName } from "./declare-types.ts";
import { escapeComment } from "./escape-comment.ts";
import type { Operation, OperationResponse } from "./list-operations.ts";
import { mediaTypeSupport } from "./media-type.ts";
import { nameUndocumented, renderStatus } from "./render-status.ts";

/** `export type CreateActionResult = Ok<201, VoiceAction> | Fail<400, BadRequest> | … | Fail<ErrorBut400, unknown>;` */
export function renderResult(operation: Operation): string {
  const statuses = operation.responses.map(({ status }) => status);
  const members = operation.responses
    .filter(({ status }) => status !== "default")
    .toSorted((a, b) => a.status.localeCompare(b.status))
    .map((response) => {
      const status = renderStatus(response.status, statuses);
      const data = bodyType(operation, response);
      return response.status.startsWith("2") ? `Ok<${status}, ${data}>` : `Fail<${status}, ${data}>`;
    });
  const fallback = operation.responses.find(({ status }) => status === "default");
  const rest = fallback === undefined ? "unknown" : bodyType(operation, fallback);
  return [
    `/** What \`${operation.method} ${escapeComment(operation.path)}\` gives. */`,
    `export type ${operation.name}Result = ${[...members, `Fail<${nameUndocumented(statuses)}, ${rest}>`].join(" | ")};`,
  ].join("\n");
}

function bodyType(operation: Operation, { status, mediaType, schema }: OperationResponse): string {
  const special = mediaTypeSupport(mediaType ?? "")?.type;
  // An error is read as text when it is not JSON.
  if (special !== undefined) return status.startsWith("2") ? special : "string";
  return schema === undefined ? "undefined" : responseTypeName(operation, status, schema);
}
