import { expect, test } from "vitest";
import { compareRounds } from "./compare-rounds.ts";

test("compareRounds gives the median of the ratios and not the ratio of the medians", () => {
  // The machine was slow in the third round, for both.
  expect(compareRounds([10, 12, 60], [10, 10, 50])).toEqual({ ratio: 1.2, spread: [1.1, 1.2] });
});
