import type { GeneratedFile } from "./generated-file.ts";

/** Placeholder without a server, until the address of the API is known. */
export const PLACEHOLDER_SERVER = "https://api.example.com";

/** The files of a new provider's folder in `specs/`, for a person to fill. */
export function renderSpecFiles(
  id: string,
  title: string,
  server: string = PLACEHOLDER_SERVER,
): GeneratedFile[] {
  return [
    {
      path: `specs/${id}/openapi.yaml`,
      content: `openapi: 3.1.0
info:
  title: ${JSON.stringify(title)}
  version: "0"
  license:
    name: MIT
    identifier: MIT
servers:
  - url: ${server}
security:
  - bearerAuth: []
paths: {}
components:
  securitySchemes:
    bearerAuth:
      type: http
      scheme: bearer
`,
    },
    {
      path: `specs/${id}/upstream.yaml`,
      content: `# Where the facts come from, and what we decided for each operation. specs/README.md has the form.
source: {}
document: []
operations: {}
left-out: []
`,
    },
  ];
}
