import type { Oas3Rule } from "@redocly/openapi-core";
import { SpecNode } from "../nodes/spec-node.ts";

/** Validators compile the pattern with the flag `u`, as JSON Schema requires. */
export const patternValid: Oas3Rule = () => ({
  Schema(schema, { location, resolve, report }) {
    const node = new SpecNode(schema, location, resolve);
    const named = node.child("patternProperties");
    const patterns = [
      ...named.keys.map((key) => [key, named.rawChild(key)] as const),
      [node.rawChild("pattern").text, node.rawChild("pattern")] as const,
    ];
    for (const [pattern, place] of patterns) {
      const problem = pattern === undefined ? undefined : findProblem(pattern);
      if (problem !== undefined) report({ message: problem, location: place.location.key() });
    }
  },
});

function findProblem(pattern: string): string | undefined {
  try {
    void new RegExp(pattern, "u");
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^.*: /, "") : String(error);
    return `the pattern is not a valid JavaScript regular expression with the flag u: ${reason}`;
  }
}
