import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { CallName } from "./errors/runtime-error.js";

const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
// Tab, and visible Latin-1: what fetch can send. Anything else would be refused later, with the value in the message.
const VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

/** Merges header layers, later ones over earlier ones, whatever the case of the names. `undefined` removes a header. */
export function buildHeaders(
  call: CallName,
  ...layers: (Readonly<Record<string, string | number | boolean | undefined>> | undefined)[]
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const layer of layers) {
    for (const given in layer) {
      const name = given.toLowerCase();
      if (!NAME.test(name))
        throw new InvalidRequestError(call, "header", given, "has a name that no header can have");
      const value = layer[given];
      if (value === undefined) delete headers[name];
      else headers[name] = checkValue(call, given, String(value));
    }
  }
  return headers;
}

function checkValue(call: CallName, name: string, value: string): string {
  if (VALUE.test(value)) return value;
  throw new InvalidRequestError(
    call,
    "header",
    name,
    "has a value with a line break or a character no header can carry",
  );
}
