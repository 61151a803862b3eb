import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { CallName } from "./errors/runtime-error.js";
import { isPlainObject } from "./platform-object.js";
import { scalarProblem } from "./scalar-problem.js";

/** Headers that were checked, by lower-case name. */
export type WireHeaders = Record<string, string>;

// Not `__proto__`, which an object cannot hold like any other name, and not those that belong to the connection: sent
// wrong, they make a request hang or arrive cut off, and platforms drop or refuse them each in its own way.
const NAME =
  /^(?!(?:__proto__|connection|content-length|expect|keep-alive|transfer-encoding|upgrade)$)[!#$%&'*+.^_`|~0-9a-z-]+$/;
// Latin-1 without control characters, which is what fetch can send, and without the white space that it takes off the
// ends. Anything else it would refuse with the value in its message.
const VALUE = /^(?![\t ])[\t\u0020-\u007e\u0080-\u00ff]*(?<![\t ])$/;

/**
 * Puts a layer of headers over the ones that are there, whatever the case of the names. `undefined` removes a header.
 * Throws an `InvalidRequestError`, or a `TypeError` when they belong to no call, for one that cannot be sent. Neither a
 * value nor a wrong name is in the message, since either could be a secret.
 */
export function addHeaders(
  headers: WireHeaders,
  layer: Readonly<Record<string, unknown>> | undefined,
  call?: CallName,
): void {
  if (layer === undefined) return;
  if (!isPlainObject(layer)) throw refusal(call, undefined, "must be in a plain object of names and values");
  for (const given of Object.keys(layer)) {
    const name = given.toLowerCase();
    if (!NAME.test(name)) {
      throw refusal(call, undefined, "has a name that cannot be sent, or belongs to the connection");
    }
    const value = layer[given];
    if (value === undefined) delete headers[name];
    else headers[name] = checkValue(call, given, value);
  }
}

function checkValue(call: CallName | undefined, name: string, value: unknown): string {
  const problem = scalarProblem(value);
  if (problem !== undefined) throw refusal(call, name, problem);
  const text = String(value);
  if (VALUE.test(text)) return text;
  throw refusal(
    call,
    name,
    "has a line break, white space at an end or a character that no header can carry",
  );
}

/** The name is left out when it is the name that is wrong. */
function refusal(call: CallName | undefined, name: string | undefined, problem: string): Error {
  return call === undefined
    ? new TypeError(`headers: ${name === undefined ? "a header" : JSON.stringify(name)} ${problem}`)
    : new InvalidRequestError(call, "header", name, problem);
}
