/** The values of two maps by key. One of the two is missing where a key is only in one map; new keys come last. */
export function pairUp<Value>(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
): [key: string, before: Value | undefined, after: Value | undefined][] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].map((key) => [key, before.get(key), after.get(key)]);
}
