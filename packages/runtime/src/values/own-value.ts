/** Returns a property of a response, or `undefined`. Only its own: every object inherits a `constructor` that no server sent. */
export function ownValue(value: unknown, key: string): unknown {
  const isObject = typeof value === "object" && value !== null;
  return isObject ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}
