import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";

/** Everything else about retries follows from the method. */
export const xRetry = documentRule((document, report) => {
  for (const { node, method } of readOperations(document)) {
    const retry = node.child("x-retry");
    if (retry.exists && retry.value !== "never")
      report(retry, `x-retry can only be "never"; leave it out for an operation that may be repeated`);
    if (retry.exists && (method === "get" || method === "head"))
      report(
        retry,
        `a ${method.toUpperCase()} cannot have x-retry: platforms and proxies resend it by themselves`,
      );
  }
});
