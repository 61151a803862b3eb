import { describe, expect, test } from "vitest";
import { compareTypes } from "./compare-types.ts";

const before = `import type { Ok } from "@agent-apis/runtime";

/** An agent. */
export interface Agent {
  /** Its name. */
  name: string;
}
export type Mode = "quiet" | "loud";
export const scopes: object = {};
`;

describe("compareTypes", () => {
  test("has a line for each name that was added, removed or changed", () => {
    const after = before
      .replace("name: string;", "name: string | null;")
      .replace("export type Mode", "export type Volume");
    expect(compareTypes(before, after)).toEqual(["Agent changed", "Mode removed", "Volume added"]);
  });

  test("takes no comment for a part of a type", () => {
    expect(
      compareTypes(before, before.replace("Its name.", "What it is called.\n   * @minLength 1")),
    ).toEqual([]);
  });

  test("sees nothing in how a type is laid out", () => {
    expect(compareTypes(before, before.replace("  name: string;", "    name: string;"))).toEqual([]);
  });

  test("takes a file that does not exist for one without types", () => {
    expect(compareTypes("", before)).toEqual(["Agent added", "Mode added", "scopes added"]);
  });
});
