import { isPlainObject } from "./platform-object.js";

/**
 * Throws a `TypeError` when `value` is no plain object or has an unknown key: a misspelt `baseUrl` would send what was meant
 * for a mock to the real service, and a `json` in place of `body` a request without one. No value is in the message.
 */
export function checkKeys(what: string, value: unknown, known: readonly string[], hint = ""): void {
  if (!isPlainObject(value)) {
    throw new TypeError(`the ${what}s must be a plain object with any of: ${known.join(", ")}`);
  }
  for (const name in value) {
    if (!known.includes(name)) {
      throw new TypeError(`unknown ${what} "${name}"; expected one of: ${known.join(", ")}${hint}`);
    }
  }
}
