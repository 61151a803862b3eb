import { describe, expect, test } from "vitest";
import { resolverOf } from "../base/reference/follow.ts";
import { pairOperations } from "./pair-operations.ts";
import { readSkeleton } from "./read-skeleton.ts";
import type { OperationSkeleton } from "./skeleton.ts";

/** The operations of a document that has these, each with its id. */
function operationsOf(ids: Readonly<Record<string, string>>): ReadonlyMap<string, OperationSkeleton> {
  const paths = Object.entries(ids).map(([name, operationId]) => {
    const [method = "", path = ""] = name.split(" ");
    return [path, { [method.toLowerCase()]: { operationId, responses: {} } }];
  });
  const root = { paths: Object.fromEntries(paths) };
  return readSkeleton({ root, resolve: resolverOf(root) }).operations;
}

describe("pairOperations", () => {
  test.each([
    ["other names of its parameters", "GET /a/{x}", "GET /a/{y}", ["one", "two"], false],
    ["the same id", "GET /a", "POST /b", ["one", "one"], false],
    ["the same content", "GET /a", "GET /b", ["one", "two"], true],
  ] as const)("takes one with %s for the one that is gone", (_, from, name, [id, newId], isSame) => {
    const [before, after] = [operationsOf({ [from]: id }), operationsOf({ [name]: newId })];
    const { pairs, removed, added } = pairOperations(before, after, () => isSame);
    expect(pairs.map((pair) => [pair.from, pair.name])).toEqual([[from, name]]);
    expect([removed, added]).toEqual([[], []]);
  });

  test("pairs no operation twice, and none with another method by its content", () => {
    const before = operationsOf({ "GET /a/{x}": "a", "GET /b": "b", "PUT /c": "c" });
    const after = operationsOf({ "GET /a/{y}": "b", "POST /d": "d" });
    const { pairs, removed, added } = pairOperations(before, after, () => true);
    expect(pairs.map(({ from, name }) => [from, name])).toEqual([["GET /a/{x}", "GET /a/{y}"]]);
    expect([removed, added]).toEqual([["GET /b", "PUT /c"], ["POST /d"]]);
  });
});
