/** A property of an object or of its class, unless it is one that every object has, such as `constructor`. */
export function own<Value>(owner: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return key in Object.prototype ? undefined : owner[key];
}
