import { CLIENT_OPTIONS } from "./client-options.ts";
import type { OpenApiDocument } from "./document.ts";
import { listClientOptions } from "./list-operations.ts";
import { defaultAddress, readServers } from "./server-options.ts";
import { renderTable } from "./render-table.ts";

/** Every option of a provider's client: those of all clients, and headers of its API that are set once. */
export function renderOptionTable(document: OpenApiDocument): string {
  const baseUrl = defaultAddress(document);
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
  const servers = (readServers(document)?.options ?? []).map((option) => [
    `\`${option.name}\``,
    `\`${option.default}\``,
    `${option.description} Cannot be combined with \`baseUrl\``,
  ]);
  return renderTable([["Option", "Default", "Meaning"], ...shared, ...servers, ...own]);
}
