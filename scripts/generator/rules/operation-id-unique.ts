import { documentRule } from "../nodes/document-rule.ts";
import { readOperations, readWebhooks } from "../nodes/operation-nodes.ts";

/** Types are named after operation ids. Redocly's own rule reports a place that does not exist. */
export const operationIdUnique = documentRule((document, report) => {
  const first = new Map<string, string>();
  for (const { node, id, method, path } of [...readOperations(document), ...readWebhooks(document)]) {
    if (id === undefined) continue;
    const owner = first.get(id);
    if (owner === undefined) first.set(id, `${method.toUpperCase()} ${path}`);
    else
      report(
        node.child("operationId"),
        `operationId "${id}" is already used by ${owner}; choose another one`,
      );
  }
});
