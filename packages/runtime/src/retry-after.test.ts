import { describe, expect, test } from "vitest";
import { readRetryAfter } from "./retry-after.js";

const now = Date.UTC(2026, 10, 20, 12, 0, 0);

describe("readRetryAfter", () => {
  test.each<[value: string, want: number | undefined]>([
    ["0", 0],
    ["1", 1_000],
    ["120", 120_000],
    ["31536000", 31_536_000_000],
    ["Fri, 20 Nov 2026 12:00:05 GMT", 5_000],
    ["Friday, 20-Nov-26 12:00:05 GMT", 5_000],
    ["Fri, 20 Nov 2026 11:00:00 GMT", 0],
    ["Sat, 20 Nov 2027 12:00:00 GMT", 31_536_000_000],
    ["", undefined],
    ["soon", undefined],
    ["-1", undefined],
    ["1.5", undefined],
    ["1e3", undefined],
    ["0x10", undefined],
    ["Infinity", undefined],
    ["1, 2", undefined],
    ["2026", 2_026_000],
    ["2026-11-20T12:00:05Z", undefined],
    ["Nov 5", undefined],
    ["Fri, 99 Nov 2026 12:00:05 GMT", undefined],
  ])("reads %j as %s", (value, want) => {
    expect(readRetryAfter(new Headers({ "Retry-After": value }), now)).toBe(want);
  });

  test("reads nothing where there is nothing", () => {
    expect(readRetryAfter(new Headers(), now)).toBeUndefined();
  });
});
