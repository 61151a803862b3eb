import { operationRule } from "../nodes/operation-rule.ts";

/** Refuses statuses that a result cannot have. */
export const responseStatusSupported = operationRule(({ responses }, report) => {
  for (const { status, node } of responses)
    if (!/^([2-5]\d\d|[2-5]XX|default)$/.test(status) && !status.startsWith("x-"))
      report(node, `unsupported status "${status}"; expected 200 to 599, a range such as 4XX, or default`);
});
