import { ownValue } from "./own-value.js";

/** The value that a JSON pointer leads to, or `undefined` where it leads nowhere. */
export function readPointer(value: unknown, pointer: string): unknown {
  const keys = pointer.split("/").slice(1);
  return keys.reduce((node, key) => ownValue(node, key.replaceAll("~1", "/").replaceAll("~0", "~")), value);
}
