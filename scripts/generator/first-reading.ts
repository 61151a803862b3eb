import type { Operation } from "./list-operations.ts";

/** Finds an operation that a reader can try without harm and without an id: a list, or the nearest to one. */
export function firstReading(operations: readonly Operation[]): Operation | undefined {
  const readings = operations.filter(({ method }) => method === "GET");
  return readings.find(({ path }) => !path.includes("{")) ?? readings[0] ?? operations[0];
}
