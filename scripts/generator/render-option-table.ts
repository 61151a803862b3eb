import { CLIENT_OPTIONS } from "./client-options.ts";
import type { OpenApiDocument } from "./document.ts";
import { listOwnOptions } from "./own-options.ts";
import { defaultAddress } from "./server-options.ts";
import { renderTable } from "./render-table.ts";

/** Renders every option of a provider's client: those of all clients, its servers, and its header options. */
export function renderOptionTable(document: OpenApiDocument): string {
  const baseUrl = defaultAddress(document);
  const shared = CLIENT_OPTIONS.map(({ name, default: usual, text }) => [
    `\`${name}\``,
    name === "baseUrl" && baseUrl !== undefined ? `\`${baseUrl}\`` : usual,
    text,
  ]);
  const own = listOwnOptions(document).map(({ name, description, prefix, ...option }) => [
    `\`${name}\``,
    `\`${option.default}\``,
    `${prefix}${description}`,
  ]);
  return renderTable([["Option", "Default", "Meaning"], ...shared, ...own]);
}
