import { fillTemplate } from "./fill-template.ts";
import type { GeneratedFile } from "./generated-file.ts";

/** Placeholder without a server, until the address of the API is known. */
export const PLACEHOLDER_SERVER = "https://api.example.com";

/** The files of a new provider's folder in `specs/`, for a person to fill. */
export function renderSpecFiles(
  id: string,
  title: string,
  server: string = PLACEHOLDER_SERVER,
): GeneratedFile[] {
  const values = { title: JSON.stringify(title).slice(1, -1), server };
  return ["openapi.yaml", "upstream.yaml"].map((file) => ({
    path: `specs/${id}/${file}`,
    content: fillTemplate(file, values),
  }));
}
