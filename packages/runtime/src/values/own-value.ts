/** A property of an answer, or `undefined`. Only its own: every object has a `constructor` that no server sent. */
export function ownValue(value: unknown, key: string): unknown {
  const isObject = typeof value === "object" && value !== null;
  return isObject ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}
