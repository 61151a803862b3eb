/** Compares two lists in whatever order, but what is twice in one must be twice in the other. */
export function expectSame(actual: readonly string[], expected: readonly string[], what: string): void {
  const format = (list: readonly string[]): string => list.toSorted().join(", ") || "nothing";
  if (format(actual) !== format(expected))
    throw new Error(`${what}: ${format(actual)}\nexpected: ${format(expected)}`);
}
