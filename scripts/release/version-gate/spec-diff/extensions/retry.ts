import type { ExtensionRule } from "./extension-rule.ts";

const IDEMPOTENT = /^(GET|HEAD|OPTIONS|PUT|DELETE) /;

/**
 * Compares whether an operation reaches the server at most once. Losing that is a break: users were promised it for operations that place
 * a call or spends money, and nothing in their code shows that it is gone. What only reads is retried like a GET.
 */
export const retry: ExtensionRule = ({ before, after, operation = "" }) => {
  if (after === "never") return [{ class: "fix", text: "it is no longer retried", keys: [] }];
  const isRepeatable = after === "safe" || IDEMPOTENT.test(operation);
  const when = isRepeatable
    ? "when it failed or there was no response"
    : "after a `429`, a `503` with `Retry-After` or where there was no connection";
  if (before === "never") return [{ class: "breaking", text: `it may now be retried ${when}`, keys: [] }];
  if (after === "safe") return [{ class: "fix", text: `it is now also retried ${when}`, keys: [] }];
  if (before === "safe") return [{ class: "fix", text: `it is now retried only ${when}`, keys: [] }];
  return undefined;
};
