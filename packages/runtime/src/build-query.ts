import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { CallName } from "./errors/runtime-error.js";
import { isPlainObject, isPlatformObject } from "./platform-object.js";
import type { QueryStyle } from "./provider.js";
import { scalarProblem } from "./scalar-problem.js";
import { SEPARATORS, serializeQueryFields, serializeQueryList, serializeQueryText } from "./serialize.js";

const USUAL_STYLE: QueryStyle = {};

/**
 * Writes the query with its leading `?`, or `""`. `undefined`, `null` and empty lists are left out; lists, objects and
 * dates are written as the spec says, which `styles` has by parameter. Throws `InvalidRequestError` for a value that
 * has no text, rather than leaving out what was meant to narrow the answer.
 */
export function buildQuery(
  call: CallName,
  query: Readonly<Record<string, unknown>> = {},
  styles: Readonly<Record<string, QueryStyle>> = {},
): string {
  refuse(call, undefined, isPlainObject(query) ? undefined : "must be a plain object of names and values");
  let text = "";
  for (const name of Object.keys(query)) {
    const part = writeParameter(call, name, query[name], styles[name] ?? USUAL_STYLE);
    if (part !== "") text += text === "" ? `?${part}` : `&${part}`;
  }
  return text;
}

function writeParameter(call: CallName, name: string, value: unknown, style: QueryStyle): string {
  if (value === undefined || value === null) return "";
  refuse(call, name, scalarProblem(name));
  const write = (item: unknown): string => writeValue(call, name, item, style);
  if (Array.isArray(value)) {
    const items = value.map(write);
    refuse(call, name, separatorProblem(items, style));
    return items.length === 0 ? "" : serializeQueryList(name, items, style);
  }
  if (typeof value !== "object" || isPlatformObject(value)) return serializeQueryText(name, write(value));
  const fields = Object.entries(value)
    .filter(([, item]) => item !== undefined && item !== null)
    .map(([field, item]): [string, string] => [field, write(item)]);
  if (fields.length === 0) return "";
  for (const [field] of fields) refuse(call, name, scalarProblem(field));
  refuse(call, name, separatorProblem(fields.flat(), style));
  return serializeQueryFields(name, fields, style);
}

/** The server could not tell a separator within a value from one between two values. */
function separatorProblem(
  texts: readonly string[],
  { style = "form", explode }: QueryStyle,
): string | undefined {
  const separator = SEPARATORS[style];
  const isTorn = explode === false && separator !== undefined && texts.join("").includes(separator);
  return isTorn ? `has a value with "${separator}", which separates values` : undefined;
}

function writeValue(call: CallName, name: string, value: unknown, { date }: QueryStyle): string {
  if (!(value instanceof Date)) {
    refuse(call, name, scalarProblem(value));
    return String(value);
  }
  const ms = value.getTime();
  refuse(call, name, Number.isNaN(ms) ? "is an invalid date" : undefined);
  return date === "epoch-ms" ? String(ms) : value.toISOString();
}

function refuse(call: CallName, name: string | undefined, problem: string | undefined): void {
  if (problem !== undefined) throw new InvalidRequestError(call, "query", name, problem);
}
