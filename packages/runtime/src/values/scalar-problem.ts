/** Returns the problem with a value that must be one piece of text in a path, query or header, or `undefined`. */
export function scalarProblem(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return value.isWellFormed() ? undefined : "has half of a surrogate pair";
    case "number":
      return isExact(value) ? undefined : "is not an exact number";
    case "boolean":
    case "bigint":
      return undefined;
    default:
      return value === undefined || value === null ? "is missing" : "is not a string, number or boolean";
  }
}

/** Returns whether a number is finite, and small enough that no whole number was rounded to it. */
export function isExact(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}
