import type { Operation } from "./list-operations.ts";

/** What a reader can try without doing harm or knowing an id: a list, or else what comes nearest to one. */
export function firstReading(operations: readonly Operation[]): Operation | undefined {
  const readings = operations.filter(({ method }) => method === "GET");
  return readings.find(({ path }) => !path.includes("{")) ?? readings[0] ?? operations[0];
}
