import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { CallName } from "./errors/runtime-error.js";
import type { QueryStyle } from "./provider.js";
import { serializeQueryParameter } from "./serialize.js";

/** Writes the query with its leading `?`, or `""`. `undefined` is left out; lists and dates as the spec says. */
export function buildQuery(
  call: CallName,
  query: Readonly<Record<string, unknown>> | undefined,
  styles: Readonly<Record<string, QueryStyle>> | undefined,
): string {
  let text = "";
  for (const name in query) {
    const part = writeParameter(call, name, query[name], styles?.[name]);
    if (part !== "") text += text === "" ? `?${part}` : `&${part}`;
  }
  return text;
}

function writeParameter(call: CallName, name: string, value: unknown, style: QueryStyle | undefined): string {
  try {
    return serializeQueryParameter(name, value, style);
  } catch (cause) {
    const problem =
      cause instanceof TypeError && cause.message.startsWith("is ") ? cause.message : "is not valid text";
    throw new InvalidRequestError(call, "query", name, problem, { cause });
  }
}
