import { isPlainObject } from "./platform-object.js";

/**
 * Throws a `TypeError` when this is no plain object, or has a key that nobody looks at: a misspelt `baseUrl` that is passed
 * over would send what was meant for a mock to the real service, and a `json` in place of `body` a request without one. No
 * value is in the message.
 */
export function checkKeys(what: string, value: unknown, known: readonly string[], hint = ""): void {
  if (!isPlainObject(value)) {
    throw new TypeError(`the ${what}s must be a plain object with any of: ${known.join(", ")}`);
  }
  for (const name in value) {
    if (!known.includes(name)) {
      throw new TypeError(`there is no ${what} "${name}"; the ${what}s are: ${known.join(", ")}${hint}`);
    }
  }
}
