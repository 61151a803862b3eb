import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { CallName } from "./errors/runtime-error.js";

/** A path template that is known to be good, taken apart: a text before each parameter, and one behind the last. */
export interface PathTemplate {
  readonly texts: readonly string[];
  readonly names: readonly string[];
}

// Not `{.name}`, `{;name}` and `{name*}`, which OpenAPI 3.1 takes for other ways to write a value.
const PARAMETER = /\{(?![.;])([^{}*]+)\}/;
/**
 * A brace that belongs to no parameter, a `%` that could become a dot by the value that comes behind it, and a gap where an
 * id should be: servers merge slashes, so it leads to the route above.
 */
const UNFINISHED = /[{}]|%(?![\da-f]{2})|\/\//i;

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
  const filled = texts.join("x");
  if (UNFINISHED.test(filled)) {
    return "has an empty segment, a brace that belongs to no parameter, or a % that begins no encoded character";
  }
  // What a URL parser would end, split, climb out of or rewrite.
  return new URL("http://x" + filled).pathname === filled
    ? undefined
    : "must have no query, which goes into params.query, no dot segment, and nothing that has to be percent-encoded";
}
