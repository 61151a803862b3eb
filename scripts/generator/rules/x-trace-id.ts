import { checkShape } from "../nodes/check-shape.ts";
import { documentRule } from "../nodes/document-rule.ts";

const SHAPE = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  properties: {
    // Only a top-level property of the response, because errors are searched for it as well.
    body: { type: "string", pattern: "^/[^/~]+$" },
    header: { type: "string", pattern: "^[A-Za-z0-9-]+$" },
  },
};

/** The runtime reads the id from every response. */
export const xTraceId = documentRule((document, report) => {
  const place = document.child("x-trace-id");
  if (place.exists) checkShape(place, SHAPE, "{ body: /traceId } or { header: X-Request-Id }", report);
});
