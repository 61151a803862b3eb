import type { Oas3Rule } from "@redocly/openapi-core";
import { SpecNode } from "./spec-node.ts";

/** Reports a problem at a place. */
export type Report = (node: SpecNode, message: string) => void;

/** A rule that needs more of a document than one object. It can report a place twice; duplicates are not shown. */
export function documentRule(check: (document: SpecNode, report: Report) => void): Oas3Rule {
  return () => ({
    Root(root, context) {
      const reported = new Set<string>();
      check(new SpecNode(root, context.location, context.resolve), (node, message) => {
        const problem = `${node.place} ${message}`;
        if (reported.has(problem)) return;
        reported.add(problem);
        context.report({ message, location: node.location.key() });
      });
    },
  });
}
