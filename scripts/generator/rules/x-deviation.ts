import type { Oas3Rule } from "@redocly/openapi-core";
import { SpecNode } from "../nodes/spec-node.ts";

/** A deviation needs a reason. */
export const xDeviation: Oas3Rule = () => ({
  any(value, { location, resolve, report }) {
    const reason = new SpecNode(value, location, resolve).rawChild("x-deviation");
    if (reason.exists && (reason.text ?? "").trim() === "")
      report({
        message: "x-deviation must say in words why this differs from upstream",
        location: reason.location.key(),
      });
  },
});
