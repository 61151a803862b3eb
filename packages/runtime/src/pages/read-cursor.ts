import { readPointer } from "../json-pointer.js";
import type { CursorPlaces, Values } from "./walk.js";

/** The values of a cursor, or `undefined` when one is missing, `null` or `""`. */
export function readCursor(places: CursorPlaces, value: unknown): Values | undefined {
  const parts = Object.entries(places).map(([name, place]) => [name, readPointer(value, place) ?? ""]);
  return parts.some(([, part]) => part === "") ? undefined : Object.fromEntries(parts);
}
