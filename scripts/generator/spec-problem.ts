import { relative } from "node:path";

/** A problem of a spec, and its place. */
export interface SpecProblem {
  readonly file: string;
  readonly line: number;
  /** JSON pointer of the place, such as `#/paths/~1agents/post`. */
  readonly pointer: string;
  readonly rule: string;
  readonly message: string;
}

/** Thrown for invalid specs, with all of their problems. */
export class SpecError extends Error {
  override readonly name = "SpecError";
  readonly problems: readonly SpecProblem[];

  constructor(problems: readonly SpecProblem[]) {
    super(`${problems.length} spec ${problems.length === 1 ? "problem" : "problems"}`);
    this.problems = problems;
  }
}

/** One line, clickable in most terminals: `specs/a/openapi.yaml:12 #/paths/~1a/get: message [rule]` */
export function formatProblem(problem: SpecProblem, root: string): string {
  const place = `${relative(root, problem.file)}:${problem.line} ${problem.pointer}`;
  return `${place}: ${problem.message.replaceAll(`${root}/`, "")} [${problem.rule}]`;
}
