import type { CallName } from "../errors/runtime-error.js";
import type { PathTemplate } from "./path-template.js";
import { plainProblem } from "../values/platform-object.js";
import { refuse } from "./refuse.js";
import { scalarProblem } from "../values/scalar-problem.js";

const NONE: Readonly<Record<string, unknown>> = {};

/**
 * Fills a path template with encoded values. Refuses what would lead to another route than intended: a
 * missing or empty value, and `.` or `..` as a whole segment.
 */
export function buildPath(
  call: CallName,
  template: PathTemplate,
  values: Readonly<Record<string, unknown>> = NONE,
): string {
  refuse(plainProblem(values), call, "path");
  for (const name in values) {
    // A value that was meant to choose the resource would be dropped silently.
    if (values[name] !== undefined && !call.path.includes(`{${name}}`))
      refuse("is not in the path", call, "path", name);
  }
  let path = "";
  for (let index = 0; index < template.length; index += 1) {
    const piece = template[index] ?? "";
    path += index % 2 === 0 ? piece : writeValue(call, piece, values);
  }
  return path;
}

/** Writes a value. If it is neither empty nor dots, its segment is not dots, whatever else the template has in it. */
function writeValue(call: CallName, name: string, values: Readonly<Record<string, unknown>>): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  refuse(scalarProblem(value), call, "path", name);
  const text = String(value);
  if (["", ".", ".."].includes(text)) refuse('must not be "", "." or ".."', call, "path", name);
  return encodeURIComponent(text);
}
