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
  for (const name of readNames(call, template)) {
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

/** Parameters of the templates that are known to be good. */
const knownNames = new Map<string, readonly string[]>();
/** A client has fewer paths. Whoever writes ids into them has ever new ones, which are not kept for ever. */
const MOST_KNOWN = 500;

function readNames(call: CallName, template: string): readonly string[] {
  const known = knownNames.get(template);
  if (known !== undefined) return known;
  refuse(call, undefined, templateProblem(template));
  const names = Array.from(template.matchAll(PARAMETER), ([, name = ""]) => name);
  if (knownNames.size < MOST_KNOWN) knownNames.set(template, names);
  return names;
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
