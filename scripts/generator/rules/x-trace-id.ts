import { checkShape } from "../nodes/check-shape.ts";
import { documentRule } from "../nodes/document-rule.ts";

const SHAPE = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  properties: {
    // One property at the top of the answer: errors of the transport are looked at as well, and have no depth.
    body: { type: "string", pattern: "^/[^/~]+$" },
    header: { type: "string", pattern: "^[A-Za-z0-9-]+$" },
  },
};

/** The runtime reads the id from every answer. */
export const xTraceId = documentRule((document, report) => {
  const place = document.child("x-trace-id");
  if (place.exists) checkShape(place, SHAPE, "{ body: /traceId } or { header: X-Request-Id }", report);
});
