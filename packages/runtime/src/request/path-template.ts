import type { CallName } from "../errors/runtime-error.js";
import { refuse } from "./refuse.js";

/** A checked path template in pieces: texts, and between two of them the name of a parameter. */
export type PathTemplate = readonly string[];

// Not `{.name}`, `{;name}` and `{name*}`, which are other styles of parameters in OpenAPI 3.1.
const PARAMETER = /\{(?![.;])([^{}*]+)\}/g;
/**
 * A brace that belongs to no parameter, a `%` that the value after it could turn into a dot, and a gap where an
 * id should be: servers merge slashes, so it would lead to the route above.
 */
const UNFINISHED = /[{}]|%(?![\da-f]{2})|\/\//i;

/** Returns the part of a path that may be shown: a query can have a secret. */
export function showPath(path: unknown): string {
  return String(path).replace(/[?#][^]*/, "");
}

/** Splits the path of a call into pieces. Throws `InvalidRequestError` when it could lead to another route than intended. */
export function parseTemplate(call: CallName): PathTemplate {
  const path: unknown = call.path;
  refuse(pathProblem(path), { ...call, path: showPath(path) }, "path");
  return call.path.split(PARAMETER);
}

function pathProblem(path: unknown): string | undefined {
  if (typeof path !== "string" || !path.startsWith("/")) return "must be text that starts with /";
  const filled = path.replace(PARAMETER, "x");
  if (UNFINISHED.test(filled)) return "has an empty segment, a stray brace or a stray %";
  // A URL parser would end, split, leave or rewrite the path.
  return new URL("http://x" + filled).pathname === filled
    ? undefined
    : "must have no query (use params.query), no dot segment and nothing to percent-encode";
}
