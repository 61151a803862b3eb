import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

const OWNERS = new Map([
  ["authorization", "declare a security scheme instead"],
  ["accept", "the media types of the responses determine it"],
  ["content-type", "the media type of the request body determines it"],
  ["cookie", "clients send no cookies"],
]);

/** RFC 9110, section 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

/** Headers that the runtime refuses, and those that a browser drops silently: "forbidden request-header" of Fetch. */
const FORBIDDEN = new RegExp(
  `^(?:${[
    "__proto__|connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade|via",
    "accept-charset|accept-encoding|access-control-request-.*|cookie2|date|dnt|origin|referer|set-cookie",
    "proxy-.*|sec-.*",
  ].join("|")})$`,
);

/** Refuses headers that OpenAPI declares elsewhere, headers that callers cannot set, and invalid names. */
export const headerParameterName = documentRule((document, report) => {
  const credentials = listCredentialHeaders(document);
  for (const { parameters } of readOperations(document)) {
    const names = new Set<string>();
    for (const parameter of parameters) {
      if (parameter.child("in").text !== "header") continue;
      const name = parameter.child("name");
      const { text = "" } = name;
      const problem = findProblem(text, credentials);
      if (problem !== undefined) report(name, problem);
      if (names.has(text.toLowerCase()))
        report(
          name,
          `${text} is the same header as another parameter, because case does not matter; remove one of them`,
        );
      names.add(text.toLowerCase());
    }
  }
});

function findProblem(text: string, credentials: ReadonlyMap<string, string>): string | undefined {
  const lower = text.toLowerCase();
  const owner = OWNERS.get(lower);
  const scheme = credentials.get(lower);
  if (owner !== undefined) return `${text} cannot be a header parameter: ${owner}`;
  if (scheme !== undefined)
    return `${text} is the header of the security scheme "${scheme}", which would replace it; remove the parameter`;
  if (FORBIDDEN.test(lower))
    return `${text} belongs to the connection or the browser, and fetch does not send it; remove the parameter`;
  return TOKEN.test(text)
    ? undefined
    : "this is not a valid header name; remove spaces and special characters";
}

/** The schemes that send a header of their own, by its name in lower case. */
function listCredentialHeaders(document: SpecNode): ReadonlyMap<string, string> {
  const schemes = document.child("components").child("securitySchemes").entries;
  return new Map(
    schemes
      .filter(([, scheme]) => scheme.child("in").text === "header")
      .map(([name, scheme]) => [(scheme.child("name").text ?? "").toLowerCase(), name]),
  );
}
