import { describe, expect, test } from "vitest";
import { backoffMs } from "./backoff.js";

describe("backoffMs", () => {
  test("doubles with each attempt, up to eight seconds", () => {
    const delays = [1, 2, 3, 4, 5, 6, 100].map((attempt) => backoffMs(500, attempt, () => 1));
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });

  test("is anything between nothing and that", () => {
    expect([0, 0.25, 0.5].map((random) => backoffMs(400, 1, () => random))).toEqual([0, 100, 200]);
    const delays = Array.from({ length: 1_000 }, () => backoffMs(100, 1));
    expect(Math.min(...delays)).toBeLessThan(10);
    expect(Math.max(...delays)).toBeGreaterThan(90);
    expect(delays.every((delay) => delay >= 0 && delay <= 100)).toBe(true);
  });
});
