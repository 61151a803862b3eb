import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";

/** Everything else about retries follows from the method. */
export const xRetry = documentRule((document, report) => {
  for (const { node, method } of readOperations(document)) {
    const retry = node.child("x-retry");
    if (!retry.exists) continue;
    if (retry.value !== "never" && retry.value !== "safe")
      report(
        retry,
        `x-retry must be "never" or "safe"; leave it out for an operation that is retried by its method`,
      );
    else if (retry.value === "safe" && method !== "post")
      report(
        retry,
        "only a POST that reads can have x-retry: safe; leave it out, because other methods are retried by what they are",
      );
    else if (method === "get" || method === "head")
      report(
        retry,
        `a ${method.toUpperCase()} cannot have x-retry: platforms and proxies resend it by themselves`,
      );
  }
});
