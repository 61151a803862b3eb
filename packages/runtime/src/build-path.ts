import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { CallName } from "./errors/runtime-error.js";
import type { PathTemplate } from "./path-template.js";
import { isPlainObject } from "./platform-object.js";
import { scalarProblem } from "./scalar-problem.js";

const NONE: Readonly<Record<string, unknown>> = {};
const NOT_PLAIN = "parameters must be a plain object of names and values";

/**
 * Fills a path template with encoded values. Refuses what would reach another route than the one that was meant: a
 * missing or empty value, and `.` or `..` as a whole segment.
 */
export function buildPath(
  call: CallName,
  { texts, names }: PathTemplate,
  values: Readonly<Record<string, unknown>> = NONE,
): string {
  if (!isPlainObject(values)) throw new InvalidRequestError(call, "path", undefined, NOT_PLAIN);
  for (const name in values) {
    // What was meant to choose the resource would be left out without a word.
    if (values[name] !== undefined && !names.includes(name))
      throw new InvalidRequestError(call, "path", name, "is not in the path");
  }
  let path = texts[0] ?? "";
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] ?? "";
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const problem = valueProblem(value);
    if (problem !== undefined) throw new InvalidRequestError(call, "path", name, problem);
    path += encodeURIComponent(String(value)) + (texts[index + 1] ?? "");
  }
  return path;
}

/** With a value that is neither empty nor dots, no segment is one of dots, whatever else the template has in it. */
function valueProblem(value: unknown): string | undefined {
  if (value === "") return "is empty, which would reach another route";
  if (value === "." || value === "..") return "is a dot segment, which would reach another route";
  return scalarProblem(value);
}
