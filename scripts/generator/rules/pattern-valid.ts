import type { Oas3Rule } from "@redocly/openapi-core";
import { SpecNode } from "../nodes/spec-node.ts";

/** Whoever checks a value by the schema compiles the pattern, with the flag that JSON Schema asks for. */
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
    return `the pattern is no regular expression of JavaScript with the flag u: ${reason}`;
  }
}
