/** A property of an object, unless it is one that every object has, such as `constructor`. */
export function own<Value>(owner: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(owner, key) ? owner[key] : undefined;
}
