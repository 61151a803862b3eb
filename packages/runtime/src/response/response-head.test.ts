import { describe, expect, test } from "vitest";
import { readHead } from "./response-head.js";
import type { RateWindow } from "../rate-limit/rate-window.js";

const windows: RateWindow[] = [
  {
    name: "burst",
    requests: 100,
    windowMs: 10_000,
    exhausted: "wait",
    headers: { limit: "X-Max", remaining: "X-Remaining", windowMs: "X-Interval" },
  },
  { name: "daily", windowMs: 86_400_000, exhausted: "fail", headers: { remaining: "X-Daily" } },
  { name: "minute", windowMs: 60_000, exhausted: "wait", headers: { remaining: "X-Minute" } },
  { name: "silent", windowMs: 1_000, exhausted: "wait" },
];

function read(status: number, headers: Record<string, string>): ReturnType<typeof readHead> {
  return readHead(windows, new Response(null, { status, headers }));
}

describe("readHead", () => {
  test("reads the windows that the headers mention", () => {
    expect(read(200, { "x-max": "50", "x-remaining": "7", "x-interval": "5000", "x-daily": "3" })).toEqual({
      status: 200,
      rateLimit: [
        { name: "burst", limit: 50, remaining: 7, windowMs: 5_000 },
        { name: "daily", limit: undefined, remaining: 3, windowMs: 86_400_000 },
      ],
      retryAfterMs: undefined,
    });
    expect(read(200, { "x-interval": "5000" }).rateLimit).toEqual([]);
  });

  test.each(["", "-1", "1.5", "many", "1, 2", "1".repeat(16)])("does not read %j as a number", (value) => {
    expect(read(200, { "x-remaining": value, "x-daily": "1" }).rateLimit).toMatchObject([{ name: "daily" }]);
  });

  test("keeps to the window that the spec has when a response states one of no length", () => {
    expect(read(200, { "x-max": "1", "x-interval": "0" }).rateLimit).toMatchObject([{ windowMs: 10_000 }]);
  });

  test.each([
    ["1000", 1_000],
    ["100000", 100_000],
    // In another unit, or a date.
    ["10", 1_000],
    ["10000000", 100_000],
    ["1796000000000", 100_000],
    ["999999999999999", 100_000],
  ])("believes a window of %s ms within ten times of what the spec says", (value, windowMs) => {
    expect(read(200, { "x-max": "1", "x-interval": value }).rateLimit).toMatchObject([{ windowMs }]);
    expect(read(429, { "x-remaining": "0", "x-interval": value }).retryAfterMs).toBe(windowMs);
  });

  test.each<[title: string, status: number, headers: Record<string, string>, want: number | undefined]>([
    ["nothing", 429, {}, undefined],
    ["Retry-After", 503, { "retry-after": "3" }, 3_000],
    ["a window that is used up", 429, { "x-remaining": "0" }, 10_000],
    ["a window that is used up, with its length", 429, { "x-remaining": "0", "x-interval": "2000" }, 2_000],
    ["both", 429, { "x-remaining": "0", "retry-after": "3" }, 3_000],
    ["a window that is used up, on another status", 503, { "x-remaining": "0" }, undefined],
    ["a window with something left", 429, { "x-remaining": "1" }, undefined],
    ["a window that is not worth waiting for", 429, { "x-daily": "0", "retry-after": "3" }, Infinity],
    ["a success", 200, { "retry-after": "3", "x-daily": "0" }, undefined],
    ["Retry-After that is unclear", 503, { "retry-after": "soon" }, undefined],
    ["both, one of them unclear", 429, { "x-remaining": "0", "retry-after": "soon" }, 10_000],
    ["two windows that are used up", 429, { "x-remaining": "0", "x-minute": "0" }, 60_000],
  ])("says how long the server wants to be left alone after %s", (_title, status, headers, want) => {
    expect(read(status, headers).retryAfterMs).toBe(want);
  });

  test.each([
    ["soon", true],
    ["3", false],
    [undefined, false],
  ])("says whether Retry-After %j is unclear", (value, want) => {
    expect(read(503, value === undefined ? {} : { "retry-after": value }).isUnclear).toBe(want);
  });
});
