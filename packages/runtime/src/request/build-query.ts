// The only module that knows openapi-fetch. Its functions for lists and objects bring the styles of paths and headers along,
// five times as many bytes as what is here; a test compares.
import { serializePrimitiveParam } from "openapi-fetch";
import type { CallName } from "../errors/runtime-error.js";
import { isPlatformObject, plainProblem } from "../values/platform-object.js";
import type { QueryStyle } from "../client/provider.js";
import { refuse } from "./refuse.js";
import { scalarProblem } from "../values/scalar-problem.js";

const USUAL_STYLE: QueryStyle = {};

/**
 * Writes the query with its leading `?`, or `""`. `undefined`, `null` and empty lists are left out; lists, objects and
 * dates are written as the spec says, which `styles` has by parameter. Throws `InvalidRequestError` for a value that
 * has no text, rather than leaving out a filter.
 */
export function buildQuery(
  call: CallName,
  query: Readonly<Record<string, unknown>> = {},
  styles: Readonly<Record<string, QueryStyle>> = {},
): string {
  refuse(plainProblem(query), call, "query");
  let text = "";
  for (const name of Object.keys(query)) {
    const part = writeParameter(call, name, query[name], styles[name] ?? USUAL_STYLE);
    if (part !== "") text += (text === "" ? "?" : "&") + part;
  }
  return text;
}

/** One parameter: `name=value`, a list with the name repeated, an object as `name[field]=value`, or as its style says. */
function writeParameter(call: CallName, name: string, value: unknown, style: QueryStyle): string {
  if (value === undefined || value === null) return "";
  const text = (item: unknown): string => textOf(call, name, item, style);
  const write = (item: unknown): string => encodeURIComponent(text(item));
  const pair = (key: unknown, item: unknown): string => serializePrimitiveParam(write(key), text(item));
  if (typeof value !== "object" || isPlatformObject(value)) return pair(name, value);
  const isList = Array.isArray(value);
  // A gap in a list is an item that is missing.
  const fields = Object.entries(isList ? Array.from<unknown>(value) : value).filter(
    ([, item]) => isList || (item !== undefined && item !== null),
  );
  if (style.write !== undefined)
    return style.write(
      write(name),
      fields.map((field) => field.slice(isList ? 1 : 0).map(write)),
      (problem) => refuse(problem, call, "query", name),
    );
  return fields.map(([field, item]) => pair(isList ? name : `${name}[${field}]`, item)).join("&");
}

function textOf(call: CallName, name: string, value: unknown, { date }: QueryStyle): string {
  if (!(value instanceof Date)) {
    refuse(scalarProblem(value), call, "query", name);
    return String(value);
  }
  if (Number.isNaN(value.getTime())) refuse("is an invalid date", call, "query", name);
  return date === "epoch-ms" ? String(value.getTime()) : value.toISOString();
}
