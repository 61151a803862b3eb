import type { OpenApiDocument, SecurityScheme } from "./document.ts";

/** Describes the credentials of the API, and where to get them if the spec says so. */
export function renderCredentials(document: OpenApiDocument): string {
  const schemes = Object.entries(document.components?.securitySchemes ?? {});
  const [first] = schemes;
  if (first === undefined) return "The API takes no token.";
  if (schemes.length === 1) return `\`token\`: ${describeScheme(first[1])}`;
  return `Each operation takes one of these tokens:

${schemes.map(([name, scheme]) => `- \`${name}\`: ${describeScheme(scheme)}`).join("\n")}

Pass each under its name, \`token: { ${schemes.map(([name]) => `${name}: …`).join(", ")} }\`, or pass one token for all.`;
}

function describeScheme({ type, name, description }: SecurityScheme): string {
  const usual = type === "oauth2" ? "an OAuth 2.0 access token." : "a bearer token.";
  return (description ?? (type === "apiKey" ? `a key, sent as \`${name ?? ""}\`.` : usual)).trim();
}
