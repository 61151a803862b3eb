import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";

/** Redocly's own rule requires a tag on every operation; a small API needs none. */
export const operationTagKnown = documentRule((document, report) => {
  const known = new Set(document.child("tags").items.map((tag) => tag.child("name").text));
  for (const tag of readOperations(document).flatMap(({ node }) => node.child("tags").items))
    if (!known.has(tag.text)) report(tag, `unknown tag "${tag.text}"; add it to the document's tags`);
});
