import { describe, expect, test } from "vitest";
import { parsePointer, valueAt } from "../base/json/json-pointer.ts";
import { compareSkeletons } from "./compare-skeletons.ts";
import { readSkeleton } from "./read-skeleton.ts";
import type { Skeleton } from "./skeleton.ts";

const DEPTH = 30;

/** A schema that leads to each next one in two ways: the last one is reached in a thousand million ways. */
function readDeep(lastType: string): Skeleton {
  const refer = (level: number): object => ({ $ref: `#/components/schemas/Level${level}` });
  const levels = Array.from({ length: DEPTH }, (_, level): [string, object] => [
    `Level${level}`,
    { type: "object", properties: { left: refer(level + 1), right: refer(level + 1) } },
  ]);
  const content = { "application/json": { schema: refer(0) } };
  const document = {
    openapi: "3.0.0",
    paths: { "/deep": { get: { responses: { "200": { description: "Deep", content } } } } },
    components: { schemas: { ...Object.fromEntries(levels), [`Level${DEPTH}`]: { type: lastType } } },
  };
  return readSkeleton({
    root: document,
    resolve: (reference) => valueAt(document, parsePointer(reference)),
  });
}

describe("compareSkeletons", () => {
  test("does not go every way through schemas that are reached in many", () => {
    const [before, after] = [readDeep("string"), readDeep("integer")];
    const changes = compareSkeletons(before, after).operations.flatMap((operation) => operation.changes);
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.length).toBeLessThan(100);
    expect(new Set(changes.map(({ what }) => what))).toEqual(new Set(["type string → integer"]));
  });
});
