import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { CallName } from "./errors/runtime-error.js";

/** A path template that is known to be good, taken apart: a text before each parameter, and one behind the last. */
export interface PathTemplate {
  readonly texts: readonly string[];
  readonly names: readonly string[];
}

// Not `{.name}`, `{;name}` and `{name*}`, which OpenAPI 3.1 takes for other ways to write a value.
const PARAMETER = /\{(?![.;])([^{}*]+)\}/;
/** Characters with which a URL parser would end, split or rewrite a path, and those that have no encoding. */
const NOT_IN_A_PATH = /[\\?#\s\p{Control}\p{Surrogate}]/u;

/** What a URL parser takes for `.` or `..`, also when it is encoded. */
const DOT_SEGMENT = /\/(?:\.|%2e){1,2}(?:\/|$)/i;
/** A brace that belongs to no parameter, or a `%` that could become a dot by the value that comes behind it. */
const UNFINISHED = /[{}]|%(?![\da-f]{2})/i;

/** What may be shown of what was given as a path: in a query there can be a secret. */
export function showPath(path: unknown): string {
  return String(path).replace(/[?#][^]*/, "");
}

/** Takes the path of a call apart. Throws `InvalidRequestError` when it could lead to another route than the one meant. */
export function parseTemplate(call: CallName): PathTemplate {
  const path: unknown = call.path;
  // What the pattern captures is between the pieces: every other one is a name.
  const pieces = typeof path === "string" ? path.split(PARAMETER) : [];
  const texts = pieces.filter((_piece, index) => index % 2 === 0);
  const problem = templateProblem(path, texts);
  if (problem !== undefined) {
    throw new InvalidRequestError({ ...call, path: showPath(path) }, "path", undefined, problem);
  }
  return { texts, names: pieces.filter((_piece, index) => index % 2 === 1) };
}

function templateProblem(path: unknown, texts: readonly string[]): string | undefined {
  if (typeof path !== "string" || !path.startsWith("/")) return "must be text that starts with /";
  if (NOT_IN_A_PATH.test(path)) {
    return "must have no query, fragment, backslash or white space; the query goes into params.query";
  }
  if (texts.some((text) => UNFINISHED.test(text))) {
    return "has a brace that belongs to no parameter, or a % that begins no encoded character";
  }
  if (DOT_SEGMENT.test(path)) return "has a segment . or .., which would reach another route";
  // Servers merge slashes: what looks like a gap where an id should be leads to the route above it.
  return path.includes("//") ? "has an empty segment, which would reach another route" : undefined;
}
