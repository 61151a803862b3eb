import { isObject } from "./json-object.ts";

/** The keys on the way to a place: `#/paths/~1tickets/get` → `["paths", "/tickets", "get"]`. */
export function parsePointer(pointer: string): string[] {
  const path = pointer.replace(/^#?\/?/, "");
  return path === "" ? [] : path.split("/").map((part) => unescapeKey(decodeURIComponent(part)));
}

export function formatPointer(keys: readonly string[]): string {
  return `#/${keys.map(escapeKey).join("/")}`;
}

/** Encodes a key as a segment of a pointer. */
export function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Decodes a segment of a pointer. In a reference, which is part of a URL, percent-decode it first. */
export function unescapeKey(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Returns the value at the keys, or `undefined`. */
export function valueAt(document: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (node, key) => (isObject(node) || Array.isArray(node) ? Reflect.get(node, key) : undefined),
    document,
  );
}
