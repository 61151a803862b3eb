import { describe, expect, test } from "vitest";
import { readRetryAfter } from "./retry-after.js";

const now = Date.UTC(2026, 10, 20, 12, 0, 0);

describe("readRetryAfter", () => {
  test.each<[value: string, want: number]>([
    ["0", 0],
    ["1", 1_000],
    ["120", 120_000],
    ["31536000", 31_536_000_000],
    ["2026", 2_026_000],
    // Never sooner than that.
    ["2.5", 3_000],
    ["0.001", 1_000],
    ["1, 2", 2_000],
    ["120,120", 120_000],
    ["9".repeat(400), Infinity],
    ["Fri, 20 Nov 2026 12:00:05 GMT", 5_000],
    ["Friday, 20-Nov-26 12:00:05 GMT", 5_000],
    ["Fri Nov 20 12:00:05 2026", 5_000],
    ["Fri, 20 Nov 2026 11:00:00 GMT", 0],
    ["Sat, 20 Nov 2027 12:00:00 GMT", 31_536_000_000],
    ["Fri, 20 Nov 2026 14:00:05 +0200", NaN],
    ["2026-11-20T12:00:05Z", NaN],
    ["", NaN],
    ["soon", NaN],
    ["-1", NaN],
    ["+5", NaN],
    ["1e3", NaN],
    ["1.2.3", NaN],
    ["0x10", NaN],
    ["5s", NaN],
    ["Infinity", NaN],
    ["2026-11-20T12:00:05", NaN],
    ["Nov 5", NaN],
    ["Fri, 99 Nov 2026 12:00:05 GMT", NaN],
    ["Fri, 20 Nov 2026 12:00:05 GMT, 5", NaN],
  ])("reads %j as %s", (value, want) => {
    expect(readRetryAfter(new Headers({ "Retry-After": value }), now)).toBe(want);
  });

  test("reads a date by the server's own clock where it states the time", () => {
    const headers = new Headers({
      "Retry-After": "Fri, 20 Nov 2026 12:00:05 GMT",
      Date: "Fri, 20 Nov 2026 12:00:02 GMT",
    });
    for (const hours of [-5, 0, 5]) expect(readRetryAfter(headers, now + hours * 3_600_000)).toBe(3_000);
    headers.set("Date", "today");
    expect(readRetryAfter(headers, now)).toBe(5_000);
  });

  test("returns undefined where there is no id", () => {
    expect(readRetryAfter(new Headers(), now)).toBeUndefined();
  });
});
