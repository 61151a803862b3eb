import { nodeRule } from "../nodes/node-rule.ts";

/** Validators compile the pattern with the flag `u`, as JSON Schema requires. */
export const patternValid = nodeRule("Schema", (node, report) => {
  const named = node.child("patternProperties");
  const patterns = [
    ...named.keys.map((key) => [key, named.rawChild(key)] as const),
    [node.rawChild("pattern").text, node.rawChild("pattern")] as const,
  ];
  for (const [pattern, place] of patterns) {
    const problem = pattern === undefined ? undefined : findProblem(pattern);
    if (problem !== undefined) report(place, problem);
  }
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
