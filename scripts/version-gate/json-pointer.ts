/** The keys on the way to a place: `#/paths/~1tickets/get` → `["paths", "/tickets", "get"]`. */
export function parsePointer(pointer: string): string[] {
  const path = pointer.replace(/^#?\/?/, "");
  return path === ""
    ? []
    : path.split("/").map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function formatPointer(keys: readonly string[]): string {
  return `#/${keys.map((key) => key.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;
}

/** What is at the keys, or `undefined`. */
export function valueAt(document: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (node, key) => (isRecord(node) || Array.isArray(node) ? Reflect.get(node, key) : undefined),
    document,
  );
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
