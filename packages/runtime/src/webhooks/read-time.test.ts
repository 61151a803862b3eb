import { expect, test } from "vitest";
import { readTime } from "./read-time.js";

test.each([
  ["1796000000", 1_796_000_000_000],
  ["1796000000123", 1_796_000_000_123],
  ["2026-11-29T18:40:00Z", Date.UTC(2026, 10, 29, 18, 40)],
  ["2026-11-29T18:40:00.123456+00:00", Date.UTC(2026, 10, 29, 18, 40, 0, 123)],
])("reads %s", (text, time) => {
  expect(readTime(text)).toBe(time);
});

test.each([
  "",
  "179600000",
  "796000000123",
  "17960000001234",
  " 1796000000",
  "1.796e9",
  "0x6b0c3800",
  "026-11-29T18:40:00Z",
  "2026-11-29",
  "2026-11-29T18:40:00",
  "29 Nov 2026",
])("refuses %o", (text) => {
  expect(readTime(text)).toBeNaN();
});
