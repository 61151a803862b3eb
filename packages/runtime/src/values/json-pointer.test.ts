import { describe, expect, test } from "vitest";
import { readPointer } from "./json-pointer.js";

const value = { a: { b: [1, { c: 2 }] }, "d/e": 3, "f~g": 4, "": 5, n: null };

describe("readPointer", () => {
  test.each<[pointer: string, want: unknown]>([
    ["", value],
    ["/a/b/0", 1],
    ["/a/b/1/c", 2],
    ["/d~1e", 3],
    ["/f~0g", 4],
    ["/", 5],
    ["/n", null],
    ["/n/a", undefined],
    ["/x/y", undefined],
    ["/a/b/9", undefined],
    ["/toString", undefined],
    ["/__proto__", undefined],
  ])("leads with %j to %j", (pointer, want) => {
    expect(readPointer(value, pointer)).toEqual(want);
  });

  test("returns undefined for a value that is not an object", () => {
    expect([readPointer("text", "/length"), readPointer(undefined, "/a")]).toEqual([undefined, undefined]);
  });
});
