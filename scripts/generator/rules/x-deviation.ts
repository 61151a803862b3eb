import { nodeRule } from "../nodes/node-rule.ts";

/** A deviation needs a reason. */
export const xDeviation = nodeRule("any", (node, report) => {
  const reason = node.rawChild("x-deviation");
  if (reason.exists && (reason.text ?? "").trim() === "")
    report(reason, "x-deviation must say in words why this differs from upstream");
});
