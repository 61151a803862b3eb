import type { Oas3Rule } from "@redocly/openapi-core";
import { isWide } from "../digit-properties.ts";
import { typesOf } from "../nodes/schema-nodes.ts";
import { SpecNode } from "../nodes/spec-node.ts";

/** JSON.parse rounds a whole number beyond 2^53, and the next call would go to another thing. */
export const int64Safe: Oas3Rule = () => ({
  Schema(schema, { location, resolve, report }) {
    const node = new SpecNode(schema, location, resolve);
    const [format, reason] = [node.rawChild("format"), node.rawChild("x-safe-integer")];
    const isNumber = typesOf(node).some((type) => type === "integer" || type === "number");
    const needsReason = isWide(format.text) && isNumber;
    if (reason.exists && !needsReason)
      report({
        message: "x-safe-integer belongs to a number of the format int64 or uint64; leave it out",
        location: reason.location.key(),
      });
    else if (needsReason && (reason.text ?? "").trim() === "")
      report({
        message: `a number of the format ${format.text} can be too big for JavaScript, which would round it; write type: string, as which the client gives every digit; where values stay below 2^53, say why with "x-safe-integer: <reason>"`,
        location: (reason.exists ? reason : format).location.key(),
      });
  },
});
