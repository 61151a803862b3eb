import { operationRule } from "../nodes/operation-rule.ts";
import type { Report } from "../nodes/document-rule.ts";
import { type MediaTypeSupport, mediaTypeSupport } from "../media-type.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

/** Bodies that a client can write and read: one media type each, with a schema. */
export const bodySupported = operationRule(({ node, responses }, report) => {
  const body = node.child("requestBody");
  if (body.exists && body.child("content").keys.length === 0)
    report(body, `the body has no media type; write "content: { application/json: … }"`);
  checkContent(body, "request", report);
  for (const response of responses) checkContent(response.node, "response", report);
});

function checkContent(holder: SpecNode, place: "request" | "response", report: Report): void {
  const content = holder.child("content");
  const [[mediaType, media] = [], second] = content.entries;
  if (mediaType === undefined || media === undefined) return;
  if (second !== undefined)
    report(content, `a body must have one media type; remove all but one of ${content.keys.join(", ")}`);
  else if (!isSupported(mediaTypeSupport(mediaType), place))
    report(media, `"${mediaType}" is not supported for ${place}s; specs/README.md lists the supported ones`);
  else if (!media.rawChild("schema").exists)
    report(media, "the body has no schema; add one, so that it has a type");
}

/** Forms are for requests and text is for responses. JSON needs no special support and is for both. */
function isSupported(support: MediaTypeSupport | undefined, place: "request" | "response"): boolean {
  if (support === undefined) return false;
  const { encoder, reader } = support;
  return (place === "request" ? encoder : reader) !== undefined || (encoder ?? reader) === undefined;
}
