import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { CallName } from "./errors/runtime-error.js";
import { scalarProblem } from "./scalar-problem.js";
import { serializePath } from "./serialize.js";

// Not `{.name}`, `{;name}` and `{name*}`, which openapi-fetch would fill in other ways than OpenAPI has.
const PARAMETER = /\{(?![.;])([^{}*]+)\}/g;
/** Characters with which a URL parser would end, split or rewrite a path, and those that have no encoding. */
const NOT_IN_A_PATH = /[\\?#\s\p{Control}\p{Surrogate}]/u;
/** What a URL parser takes for `.` or `..`, also when it is encoded. */
const DOT_SEGMENT = /\/(?:\.|%2e){1,2}(?:\/|$)/i;

/**
 * Fills a path template with encoded values. Refuses what would reach another route than the one that was meant: a
 * missing or empty value, `.` or `..` as a whole segment, and in a path written by hand whatever could end it early.
 */
export function buildPath(call: CallName, values: Readonly<Record<string, unknown>> = {}): string {
  const template = call.path;
  refuse(call, undefined, templateProblem(template));
  for (const [, name = ""] of template.matchAll(PARAMETER)) {
    refuse(call, name, valueProblem(Object.hasOwn(values, name) ? values[name] : undefined));
  }
  const path = serializePath(template, values);
  refuse(
    call,
    undefined,
    DOT_SEGMENT.test(path) ? "has a segment . or .., which would reach another route" : undefined,
  );
  return path;
}

function refuse(call: CallName, parameter: string | undefined, problem: string | undefined): void {
  if (problem !== undefined) throw new InvalidRequestError(call, "path", parameter, problem);
}

function templateProblem(template: string): string | undefined {
  if (!template.startsWith("/")) return "must start with /";
  if (NOT_IN_A_PATH.test(template)) {
    return "must have no query, fragment, backslash or white space; the query goes into params.query";
  }
  if (/[{}]/.test(template.replace(PARAMETER, ""))) return "has a brace that belongs to no parameter";
  // Servers merge slashes: what looks like a gap where an id should be leads to the route above it.
  return template.includes("//") ? "has an empty segment, which would reach another route" : undefined;
}

function valueProblem(value: unknown): string | undefined {
  if (value === "") return "is empty, which would reach another route";
  if (value === "." || value === "..") return "is a dot segment, which would reach another route";
  return scalarProblem(value);
}
