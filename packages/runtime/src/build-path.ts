import type { PathValue } from "./client.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { CallName } from "./errors/runtime-error.js";
import { serializePath } from "./serialize.js";

const PARAMETER = /\{([^{}]*)\}/g;
/** What a URL parser would take for `.` or `..`, and characters with which it would end or rewrite the path. */
const DOT_SEGMENT = /(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i;
const NOT_IN_A_PATH = /[\\?#\s\u0000-\u001f\u007f]/;

/**
 * Fills a path template with encoded values. Refuses what would reach another route than the one that was meant: a
 * missing or empty value, and `.` or `..` as a whole segment, which URL parsers resolve even when they are encoded.
 */
export function buildPath(
  call: CallName,
  values: Readonly<Record<string, PathValue | undefined>> = {},
): string {
  const template = call.path;
  if (!template.startsWith("/") || NOT_IN_A_PATH.test(template)) {
    throw new InvalidRequestError(
      call,
      "path",
      undefined,
      "must start with / and have no query, fragment, backslash or white space; the query goes into params.query",
    );
  }
  const checked: Record<string, PathValue> = {};
  for (const [, name = ""] of template.matchAll(PARAMETER)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const problem = problemOf(value);
    if (problem !== undefined || value === undefined) {
      throw new InvalidRequestError(call, "path", name, problem ?? "is missing");
    }
    checked[name] = value;
  }
  const path = fill(call, template, checked);
  if (DOT_SEGMENT.test(path)) {
    throw new InvalidRequestError(
      call,
      "path",
      undefined,
      "has a segment . or .., which would reach another route",
    );
  }
  return path;
}

function problemOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return "is missing";
  if (value === "") return "is empty, which would reach another route";
  if (value === "." || value === "..") return "is a dot segment, which would reach another route";
  if (typeof value === "number" && !Number.isFinite(value)) return "is not a finite number";
  if (!["string", "number", "boolean"].includes(typeof value)) return "is not a string, number or boolean";
  return undefined;
}

function fill(call: CallName, template: string, values: Readonly<Record<string, PathValue>>): string {
  try {
    return serializePath(template, values);
  } catch (cause) {
    throw new InvalidRequestError(call, "path", undefined, "has a value that is not valid text", { cause });
  }
}
