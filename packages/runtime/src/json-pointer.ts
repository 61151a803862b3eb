/** The value that a JSON pointer leads to, or `undefined` where it leads nowhere. */
export function readPointer(value: unknown, pointer: string): unknown {
  let node = value;
  for (const key of pointer.split("/").slice(1)) {
    if (typeof node !== "object" || node === null) return undefined;
    node = Object.getOwnPropertyDescriptor(node, key.replaceAll("~1", "/").replaceAll("~0", "~"))?.value;
  }
  return node;
}
