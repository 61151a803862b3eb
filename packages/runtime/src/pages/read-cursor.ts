import { readPointer } from "../values/json-pointer.js";
import type { CursorPlaces, Values } from "./walk.js";

/** The values of a cursor, or `undefined` when one is missing, `null`, `""` or `false`. 0 is a value like any other. */
export function readCursor(places: CursorPlaces, value: unknown): Values | undefined {
  const parts = Object.entries(places).map(([name, place]) => [name, readPointer(value, place)] as const);
  return parts.some(([, part]) => !part && part !== 0) ? undefined : Object.fromEntries(parts);
}
