import { describe, expect, test } from "vitest";
import { sortCompileErrors } from "./sort-compile-errors.ts";

const PROJECTS = ["a-npm", "a-npm-2"];

function sort(...lines: string[]): string[] {
  const output = { stdout: lines.join("\n"), stderr: "" };
  return [...sortCompileErrors({ message: "tsc ended with code 2", output }, PROJECTS).values()];
}

describe("sortCompileErrors", () => {
  test("gives each project its own errors, with the lines that belong to them", () => {
    expect(
      sort("a-npm-2/use-types.mts(1,1): error TS1", "  because", "a-npm/node_modules/a.d.ts(1,1): error TS2"),
    ).toEqual([
      "a-npm/node_modules/a.d.ts(1,1): error TS2",
      "a-npm-2/use-types.mts(1,1): error TS1\n  because",
    ]);
  });

  test("passes a project without an error", () => {
    expect(sort("a-npm/use-types.mts(1,1): error TS1")[1]).toBe("");
  });

  test("fails every project with what belongs to none", () => {
    expect(sort("error TS5023: Unknown compiler option")).toEqual(
      Array(2).fill("error TS5023: Unknown compiler option"),
    );
    expect(sort()).toEqual(Array(2).fill("tsc ended with code 2"));
  });
});
