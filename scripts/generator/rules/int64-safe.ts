import { isWide } from "../digit-properties.ts";
import { typesOf } from "../nodes/schema-nodes.ts";
import { nodeRule } from "../nodes/node-rule.ts";

/** JSON.parse rounds whole numbers beyond 2^53, and a call with the rounded id would reach another resource. */
export const int64Safe = nodeRule("Schema", (node, report) => {
  const [format, reason] = [node.rawChild("format"), node.rawChild("x-safe-integer")];
  const isNumber = typesOf(node).some((type) => type === "integer" || type === "number");
  const needsReason = isWide(format.text) && isNumber;
  if (reason.exists && !needsReason)
    report(reason, "x-safe-integer is only for numbers of the format int64 or uint64; remove it");
  else if (needsReason && (reason.text ?? "").trim() === "")
    report(
      reason.exists ? reason : format,
      `a number of the format ${format.text} can be too large for JavaScript, which would round it; write type: string to keep every digit, or, if values stay below 2^53, say why with "x-safe-integer: <reason>"`,
    );
});
