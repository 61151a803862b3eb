/** The map with its keys in order. */
export function sortKeys<Value>(map: ReadonlyMap<string, Value>): Map<string, Value> {
  return new Map([...map].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** An object of a map's changed values, with its keys in order. */
export function toObject<Value, Result>(
  map: ReadonlyMap<string, Value>,
  change: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries([...sortKeys(map)].map(([key, value]) => [key, change(value)]));
}
