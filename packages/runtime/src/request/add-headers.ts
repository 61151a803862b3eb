import type { CallName } from "../errors/runtime-error.js";
import { plainProblem } from "../values/platform-object.js";
import { refuse } from "./refuse.js";
import { scalarProblem } from "../values/scalar-problem.js";

/** Headers that were checked, by lower-case name. */
export type WireHeaders = Record<string, string>;

// Not `__proto__`, which an object cannot hold like any other name, and not those that belong to the connection: sent
// wrong, they make a request hang or arrive cut off, and platforms drop or refuse them each in its own way.
const NAME =
  /^(?!(?:__proto__|connection|content-length|expect|keep-alive|transfer-encoding|upgrade)$)[\w!#$%&'*+.^`|~-]+$/;
// Latin-1 without control characters, which is what fetch can send, and without the white space that it takes off the
// ends. It would refuse anything else with the value in its message.
const VALUE = /^(?![\t ])[\t -~\x80-\xff]*(?<![\t ])$/;
export const UNSENDABLE = "has a line break, white space at an end or a character that no header can carry";

/**
 * Adds a layer of headers to the existing ones, whatever the case of the names. `undefined` removes a header.
 * Throws an `InvalidRequestError`, or a `TypeError` when they belong to no call, for one that cannot be sent. Neither a
 * value nor a wrong name is in the message, since either could be a secret.
 */
export function addHeaders(
  headers: WireHeaders,
  layer: Readonly<Record<string, unknown>> | undefined,
  call?: CallName,
): void {
  if (layer === undefined) return;
  check(plainProblem(layer), call);
  for (const given of Object.keys(layer)) {
    const name = given.toLowerCase();
    check(NAME.test(name) ? undefined : "has a name that cannot be sent, or belongs to the connection", call);
    const value = layer[given];
    if (value === undefined) {
      delete headers[name];
      continue;
    }
    check(scalarProblem(value), call, given);
    const text = String(layer[given]);
    check(VALUE.test(text) ? undefined : UNSENDABLE, call, given);
    headers[name] = text;
  }
}

/** Throws if there is a problem. The name is left out when the name is wrong. */
function check(problem: string | undefined, call: CallName | undefined, name?: string): void {
  if (call !== undefined) refuse(problem, call, "header", name);
  else if (problem !== undefined)
    throw new TypeError(`headers: ${name === undefined ? "a header" : JSON.stringify(name)} ${problem}`);
}
