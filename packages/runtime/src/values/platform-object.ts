/**
 * Returns whether a value is one of the platform's own objects, such as a `Date`, `Map`, `Blob`, `FormData` or `Promise`. They
 * have no properties of their own, so that one written as plain data would be sent empty.
 */
export function isPlatformObject(value: object): boolean {
  return value instanceof Date || Symbol.toStringTag in value;
}

/** Returns the problem with a value that must be names and values, or `undefined`. */
export function plainProblem(value: unknown): string | undefined {
  return isPlainObject(value) ? undefined : "must be a plain object of names and values";
}

/** Returns whether a value is an object of names and values. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isPlatformObject(value);
}
