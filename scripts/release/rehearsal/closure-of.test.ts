import { describe, expect, test } from "vitest";
import { closureOf } from "./closure-of.ts";

describe("closureOf", () => {
  test("follows dependencies, each once, around circles too", () => {
    const all = [
      { name: "facade", dependencies: { a: "^1", b: "^1" } },
      { name: "a", dependencies: { runtime: "^1" } },
      { name: "b", dependencies: { runtime: "^1" } },
      { name: "runtime", dependencies: { facade: "^1" } },
      { name: "other" },
    ];
    expect(closureOf("facade", all).toSorted()).toEqual(["a", "b", "facade", "runtime"]);
    expect(closureOf("other", all)).toEqual(["other"]);
  });
});
