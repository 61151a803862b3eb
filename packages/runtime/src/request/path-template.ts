import type { CallName } from "../errors/runtime-error.js";
import { refuse } from "./refuse.js";

/** A path template that is known to be good, taken apart: texts, and between two of them the name of a parameter. */
export type PathTemplate = readonly string[];

// Not `{.name}`, `{;name}` and `{name*}`, which OpenAPI 3.1 takes for other ways to write a value.
const PARAMETER = /\{(?![.;])([^{}*]+)\}/g;
/**
 * A brace that belongs to no parameter, a `%` that could become a dot by the value that comes behind it, and a gap where an
 * id should be: servers merge slashes, so it leads to the route above.
 */
const UNFINISHED = /[{}]|%(?![\da-f]{2})|\/\//i;

/** Returns the part of a path that may be shown: a query can have a secret. */
export function showPath(path: unknown): string {
  return String(path).replace(/[?#][^]*/, "");
}

/** Takes the path of a call apart. Throws `InvalidRequestError` when it could lead to another route than the one meant. */
export function parseTemplate(call: CallName): PathTemplate {
  const path: unknown = call.path;
  refuse(pathProblem(path), { ...call, path: showPath(path) }, "path");
  return call.path.split(PARAMETER);
}

function pathProblem(path: unknown): string | undefined {
  if (typeof path !== "string" || !path.startsWith("/")) return "must be text that starts with /";
  const filled = path.replace(PARAMETER, "x");
  if (UNFINISHED.test(filled)) return "has an empty segment, a stray brace or a stray %";
  // A URL parser would end, split, climb out of or rewrite the path.
  return new URL("http://x" + filled).pathname === filled
    ? undefined
    : "must have no query (use params.query), no dot segment and nothing to percent-encode";
}
