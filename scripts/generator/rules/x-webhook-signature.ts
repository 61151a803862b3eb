import { checkShape } from "../nodes/check-shape.ts";
import { documentRule, type Report } from "../nodes/document-rule.ts";
import { readWebhooks } from "../nodes/operation-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

const HEADER = { type: "string", pattern: "^[A-Za-z0-9-]+$" };
const TEXT = { type: "string", minLength: 1 };
const PART = {
  anyOf: [
    { enum: ["body", "time", "method", "url"] },
    { type: "object", additionalProperties: false, required: ["header"], properties: { header: HEADER } },
    { type: "object", additionalProperties: false, required: ["text"], properties: { text: TEXT } },
  ],
};
const SHAPE = {
  type: "object",
  additionalProperties: false,
  required: ["algorithm"],
  properties: {
    algorithm: { enum: ["ed25519", "hmac-sha1", "hmac-sha256", "hmac-sha512", "shared-secret"] },
    header: HEADER,
    prefix: TEXT,
    several: { const: true },
    unsigned: TEXT,
    encoding: { enum: ["hex", "base64"] },
    signed: { type: "array", minItems: 1, items: PART },
    time: {
      type: "object",
      additionalProperties: false,
      required: ["unit"],
      properties: {
        header: HEADER,
        prefix: TEXT,
        unit: { enum: ["ms", "s", "iso"] },
        toleranceMs: { type: "integer", minimum: 1 },
      },
    },
    keys: { type: "array", minItems: 1, items: { type: "string", pattern: "^[A-Za-z0-9+/]+={0,2}$" } },
    secretEncoding: { const: "base64" },
  },
};
const CONFIGURED = {
  type: "object",
  additionalProperties: false,
  properties: { configured: { const: "authentication-plan" } },
};
const FORM =
  "{ algorithm, header, prefix, several, unsigned, encoding, signed: [body, time, { text }, …], time: { header, prefix, unit, toleranceMs }, keys, secretEncoding } or { configured: authentication-plan }";

/** Whoever receives an event has to know how it is signed; a wrong fact would accept what anybody can forge. */
export const xWebhookSignature = documentRule((document, report) => {
  const scheme = document.child("x-webhook-signature");
  const [webhook] = readWebhooks(document);
  if (webhook !== undefined && !scheme.exists)
    report(document, `webhooks need "x-webhook-signature", which says how a delivery is signed: ${FORM}`);
  else if (webhook === undefined && scheme.exists)
    report(scheme, "the document has no webhooks that could be signed; leave it out");
  else if (scheme.child("configured").exists) checkShape(scheme, CONFIGURED, FORM, report);
  else if (scheme.exists && checkShape(scheme, SHAPE, FORM, report)) checkScheme(scheme, report);
});

/** The parts of a scheme depend on each other. */
function checkScheme(scheme: SpecNode, report: Report): void {
  const algorithm = scheme.child("algorithm").text;
  const needs = (key: string, isNeeded: boolean): void => {
    const given = scheme.rawChild(key);
    if (isNeeded && !given.exists) report(scheme, `${algorithm} needs "${key}"`);
    if (!isNeeded && given.exists) report(given, `${algorithm} has no "${key}"; leave it out`);
  };
  const isSigned = algorithm !== "shared-secret";
  needs("signed", isSigned);
  needs("encoding", isSigned);
  needs("keys", algorithm === "ed25519");
  if (algorithm?.startsWith("hmac") !== true) needs("secretEncoding", false);
  if (isSigned) checkParts(scheme, report);
  else needs("time", false);
}

function checkParts(scheme: SpecNode, report: Report): void {
  const signed = scheme.child("signed");
  const time = scheme.child("time");
  const parts = new Set(signed.items.map(({ value }) => value));
  if (!parts.has("body")) report(signed, `"body" is not signed, so anybody could change it`);
  if (parts.has("time") && !time.exists)
    report(signed, `"time" is signed, so the scheme needs "time", which says where it is`);
  if (time.exists && !parts.has("time"))
    report(time, `"time" is not signed, so anybody could renew it; add it to "signed" or leave it out`);
  const isInSignature = time.exists && !time.child("header").exists;
  if (isInSignature && !(time.child("prefix").exists && scheme.child("prefix").exists))
    report(
      time,
      "in the header of the signature, the time and the signature each need a prefix; or name the time's own header",
    );
}
