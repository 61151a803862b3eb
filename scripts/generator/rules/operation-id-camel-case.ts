import { readOperations, readWebhooks } from "../nodes/operation-nodes.ts";
import { documentRule } from "../nodes/document-rule.ts";

/** Types are named after operation ids, so an id must be a valid TypeScript name. */
export const operationIdCamelCase = documentRule((document, report) => {
  for (const { node, id } of [...readOperations(document), ...readWebhooks(document)]) {
    if (id === undefined || /^[a-z][a-zA-Z0-9]*$/.test(id)) continue;
    const message = `operationId "${id}" is not camelCase; types are named after it, write for example "createAgent"`;
    report(node.child("operationId"), message);
  }
});
