import { documentRule } from "../nodes/document-rule.ts";

/** The ways in which a client can send a credential. */
export const securitySchemeSupported = documentRule((document, report) => {
  for (const [, scheme] of document.child("components").child("securitySchemes").entries) {
    const [type, place, http] = ["type", "in", "scheme"].map((key) => scheme.child(key).text);
    if (type === "http" && http?.toLowerCase() === "bearer") continue;
    if (type === "apiKey" && place === "header") continue;
    report(
      scheme,
      `clients can send "http" with "scheme: bearer", or "apiKey" with "in: header"; write it as one of them`,
    );
  }
});
