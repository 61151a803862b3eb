import { CLIENT_OPTIONS } from "./client-options.ts";
import type { OpenApiDocument } from "./document.ts";
import { listClientOptions } from "./list-operations.ts";
import { renderTable } from "./render-table.ts";

/** Every option of a provider's client: those of all clients, and headers of its API that are set once. */
export function renderOptionTable(document: OpenApiDocument): string {
  const baseUrl = document.servers[0]?.url;
  const shared = CLIENT_OPTIONS.map(({ name, default: usual, text }) => [
    `\`${name}\``,
    name === "baseUrl" && baseUrl !== undefined ? `\`${baseUrl}\`` : usual,
    text,
  ]);
  const own = listClientOptions(document).map((parameter) => [
    `\`${parameter["x-client-option"] ?? parameter.name}\``,
    `\`${String(parameter.schema.default)}\``,
    `Header \`${parameter.name}\`: ${parameter.description ?? ""}`,
  ]);
  return renderTable([["Option", "Default", "What it is"], ...shared, ...own]);
}
