import { checkShape } from "../nodes/check-shape.ts";
import { documentRule } from "../nodes/document-rule.ts";

const HEADER = { type: "string", pattern: "^[A-Za-z0-9-]+$" };
const SHAPE = {
  type: "array",
  minItems: 1,
  items: {
    type: "object",
    additionalProperties: false,
    required: ["name", "requests", "windowMs", "exhausted"],
    properties: {
      name: { type: "string", minLength: 1 },
      requests: { type: "integer", minimum: 1 },
      windowMs: { type: "integer", minimum: 1 },
      exhausted: { enum: ["wait", "fail"] },
      headers: {
        type: "object",
        additionalProperties: false,
        required: ["remaining"],
        properties: { limit: HEADER, remaining: HEADER, windowMs: HEADER },
      },
    },
  },
};
const FORM =
  "[{ name, requests, windowMs, exhausted: wait or fail, headers: { limit, remaining, windowMs } }]";

/** The runtime limits its requests by these facts. */
export const xRateLimit = documentRule((document, report) => {
  const windows = document.child("x-rate-limit");
  if (windows.exists) checkShape(windows, SHAPE, FORM, report);
});
