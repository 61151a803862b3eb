/**
 * The keys on the way to a place: `/paths/~1tickets/get` → `["paths", "/tickets", "get"]`. A pointer that starts with `#` is
 * part of a URL, where characters may be encoded.
 */
export function parsePointer(pointer: string): string[] {
  const isEncoded = pointer.startsWith("#");
  const path = pointer.replace(/^#?\/?/, "");
  if (path === "") return [];
  return path.split("/").map((part) => unescapeKey(isEncoded ? decode(part) : part));
}

export function formatPointer(keys: readonly string[]): string {
  return `#/${keys.map(escapeKey).join("/")}`;
}

/** Encodes a key as a segment of a pointer. */
export function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Decodes a segment of a pointer. */
export function unescapeKey(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Returns the value at the keys, or `undefined`. */
export function valueAt(document: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (node, key) =>
      typeof node === "object" && node !== null && Object.hasOwn(node, key)
        ? Reflect.get(node, key)
        : undefined,
    document,
  );
}

/** A stray `%` stands for itself. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
