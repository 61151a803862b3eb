import type { Operation } from "./list-operations.ts";

/** Finds an operation that a reader can try safely and without an id: a list if there is one. */
export function firstReading(operations: readonly Operation[]): Operation | undefined {
  const readings = operations.filter(({ method }) => method === "GET");
  return readings.find(({ path }) => !path.includes("{")) ?? readings[0] ?? operations[0];
}
