import { operationRule } from "../nodes/operation-rule.ts";

/** Every operation needs a success response. Redocly's rule accepts `default`, which is an error response here. */
export const operationSuccessResponse = operationRule(({ node, successes }, report) => {
  if (successes.length === 0)
    report(node.child("responses"), "no success response; write 2XX if the vendor does not state the status");
});
