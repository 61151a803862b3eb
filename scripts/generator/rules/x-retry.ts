import { operationRule } from "../nodes/operation-rule.ts";

/** Without it, retries depend on the method. */
export const xRetry = operationRule(({ node, method }, report) => {
  const retry = node.child("x-retry");
  if (!retry.exists) return;
  if (retry.value !== "never" && retry.value !== "safe")
    report(retry, `x-retry must be "never" or "safe"; remove it if the method determines the retries`);
  else if (retry.value === "safe" && method !== "post")
    report(
      retry,
      "only a POST that reads can have x-retry: safe; remove it, because the method determines the retries",
    );
  else if (method === "get" || method === "head")
    report(
      retry,
      `a ${method.toUpperCase()} cannot have x-retry: platforms and proxies resend it by themselves`,
    );
});
