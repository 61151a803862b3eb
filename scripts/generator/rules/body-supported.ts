import { documentRule, type Report } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

/** Bodies that a client can write and read: one media type each, JSON, with a schema. */
export const bodySupported = documentRule((document, report) => {
  for (const { node, responses } of readOperations(document)) {
    const body = node.child("requestBody");
    if (body.exists && body.child("content").keys.length === 0)
      report(body, `the body has no media type; write "content: { application/json: … }"`);
    for (const holder of [body, ...responses.map((response) => response.node)]) checkContent(holder, report);
  }
});

function checkContent(holder: SpecNode, report: Report): void {
  const content = holder.child("content");
  const [[mediaType, media] = [], second] = content.entries;
  if (mediaType === undefined || media === undefined) return;
  if (second !== undefined)
    report(content, `a body has one media type; leave out all but one of ${content.keys.join(", ")}`);
  else if (mediaType !== "application/json")
    report(media, `"${mediaType}" is not supported; bodies are application/json`);
  else if (!media.rawChild("schema").exists)
    report(media, "the body has no schema, so nothing would be known about it");
}
