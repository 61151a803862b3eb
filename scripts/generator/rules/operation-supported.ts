import { operationRule } from "../nodes/operation-rule.ts";

const WITHOUT_BODY = new Set(["get", "head"]);

/** Refuses operations that `fetch` cannot send or that the generator would silently drop. */
export const operationSupported = operationRule(({ node, method }, report) => {
  if (method === "trace") report(node, "fetch cannot send TRACE; remove this operation");
  if (WITHOUT_BODY.has(method) && node.child("requestBody").exists)
    report(
      node.child("requestBody"),
      `fetch cannot send a body with ${method.toUpperCase()}; remove the body`,
    );
  if (node.child("callbacks").exists)
    report(node.child("callbacks"), "callbacks are not supported; remove them");
});
