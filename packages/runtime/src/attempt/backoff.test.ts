import { describe, expect, test } from "vitest";
import { backoffMs } from "./backoff.js";

describe("backoffMs", () => {
  test("doubles with each attempt, up to eight seconds", () => {
    const delays = [1, 2, 3, 4, 5, 6, 100].map((attempt) => backoffMs(500, attempt, 1));
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });

  test("is a share of that", () => {
    expect([0, 0.25, 0.5, 1.5].map((share) => backoffMs(400, 1, share))).toEqual([0, 100, 200, 600]);
  });
});
