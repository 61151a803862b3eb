import { documentRule, type Report } from "../nodes/document-rule.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

/** Refuses schemes whose credentials a client cannot send. */
export const securitySchemeSupported = documentRule((document, report) => {
  for (const [, scheme] of document.child("components").child("securitySchemes").entries) {
    const [type, place, http] = ["type", "in", "scheme"].map((key) => scheme.child(key).text);
    if (type === "http" && http?.toLowerCase() === "bearer") continue;
    if (type === "oauth2") {
      checkFlows(scheme, report);
      continue;
    }
    if (type === "apiKey" && place === "header") continue;
    report(
      scheme,
      `unsupported security scheme; expected "http" with "scheme: bearer", "oauth2", or "apiKey" with "in: header"`,
    );
  }
});

/** A client sends the access token as a bearer token. The flows say where an application gets it. */
function checkFlows(scheme: SpecNode, report: Report): void {
  const flows = scheme.child("flows");
  if (flows.entries.length === 0)
    report(
      flows.exists ? flows : scheme,
      "an oauth2 scheme needs at least one flow, such as clientCredentials",
    );
  for (const [, flow] of flows.entries)
    for (const key of ["authorizationUrl", "tokenUrl", "refreshUrl"]) {
      const url = flow.child(key);
      if (url.exists && !url.text?.startsWith("https://"))
        report(url, `${key} must be an absolute https address; secrets are sent there`);
    }
}
