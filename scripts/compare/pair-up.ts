/** What two maps have under a key; it is missing in one of them where it was added or removed. */
export type Pair<Value> =
  | readonly [key: string, before: Value, after: Value | undefined]
  | readonly [key: string, before: undefined, after: Value];

/** The values of two maps by key; new keys come last. */
export function pairUp<Value>(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
): Pair<Value>[] {
  const added = [...after].filter(([key]) => !before.has(key));
  return [
    ...[...before].map(([key, value]): Pair<Value> => [key, value, after.get(key)]),
    ...added.map(([key, value]): Pair<Value> => [key, undefined, value]),
  ];
}
