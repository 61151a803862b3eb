import { ownValue } from "./own-value.js";

/** Returns the value at a JSON pointer, or `undefined`. */
export function readPointer(value: unknown, pointer: string): unknown {
  const keys = pointer.split("/").slice(1);
  return keys.reduce((node, key) => ownValue(node, key.replaceAll("~1", "/").replaceAll("~0", "~")), value);
}
