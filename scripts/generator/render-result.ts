import { responseTypeName } from "./declare-types.ts";
import { escapeComment } from "./escape-comment.ts";
import type { Operation, OperationResponse } from "./list-operations.ts";
import { mediaTypeSupport } from "./media-type.ts";
import { nameUndocumented, renderStatus } from "./render-status.ts";
import type { TypeImports } from "./type-imports.ts";

/** `export type CreateActionResult = Ok<201, VoiceAction> | Fail<400, BadRequest> | … | Fail<ErrorExcept400, unknown>;` */
export function renderResult(operation: Operation, types: TypeImports): string {
  const statuses = operation.responses.map(({ status }) => status);
  const members = operation.responses
    .filter(({ status }) => status !== "default")
    .toSorted((a, b) => a.status.localeCompare(b.status))
    .map((response) => {
      const status = renderStatus(response.status, statuses, types);
      const data = bodyType(operation, response, types);
      return `${types.use(response.status.startsWith("2") ? "Ok" : "Fail")}<${status}, ${data}>`;
    });
  const fallback = operation.responses.find(({ status }) => status === "default");
  const rest = fallback === undefined ? "unknown" : bodyType(operation, fallback, types);
  const others = `${types.use("Fail")}<${types.use(nameUndocumented(statuses))}, ${rest}>`;
  return [
    `/** Result of \`${operation.method} ${escapeComment(operation.path)}\`. */`,
    `export type ${operation.name}Result = ${[...members, others].join(" | ")};`,
  ].join("\n");
}

function bodyType(
  operation: Operation,
  { status, mediaType, schema }: OperationResponse,
  types: TypeImports,
): string {
  const special = mediaTypeSupport(mediaType ?? "")?.type;
  // An error that is not JSON is read as text.
  if (special !== undefined) return status.startsWith("2") ? special : "string";
  return schema === undefined ? "undefined" : types.use(responseTypeName(operation, status, schema));
}
