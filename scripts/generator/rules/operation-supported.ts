import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";

const WITHOUT_BODY = new Set(["get", "head"]);

/** Operations that `fetch` cannot send, or that the generator would drop silently. */
export const operationSupported = documentRule((document, report) => {
  for (const { node, method } of readOperations(document)) {
    if (method === "trace") report(node, "fetch refuses TRACE; leave this operation out");
    if (WITHOUT_BODY.has(method) && node.child("requestBody").exists)
      report(
        node.child("requestBody"),
        `fetch sends no body with ${method.toUpperCase()}; leave the body out`,
      );
    if (node.child("callbacks").exists)
      report(node.child("callbacks"), "a client only calls; leave callbacks out");
  }
});
