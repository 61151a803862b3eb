import { readPointer } from "../values/json-pointer.js";
import type { CursorPointers, Values } from "./walk.js";

/** Returns the values of a cursor, or `undefined` when one is missing, `null`, `""` or `false`. 0 is a value like any other. */
export function readCursor(pointers: CursorPointers, value: unknown): Values | undefined {
  const parts = Object.entries(pointers).map(
    ([name, pointer]) => [name, readPointer(value, pointer)] as const,
  );
  return parts.some(([, part]) => !part && part !== 0) ? undefined : Object.fromEntries(parts);
}
