import { describe, expect, test } from "vitest";
import { runFuzz } from "./fuzz/run-fuzz.js";

/** `pnpm fuzz` makes more of them. */
const CALLS = 500;

describe("Random calls to servers that fail at random", () => {
  test(
    "arrive at most once where they must, and are never said to be unsent when they arrived",
    async () => {
      const { answered, once, arrivedOnce, unsent, problems } = await runFuzz({ calls: CALLS, seed: 2_911 });
      expect(problems).toEqual([]);
      // It would also hold if nothing arrived, or if no error said anything.
      expect(answered).toBeGreaterThan(CALLS / 5);
      expect(arrivedOnce).toBeGreaterThan(once / 2);
      expect(unsent).toBeGreaterThan(0);
    },
    // On a machine with much else to do.
    60_000,
  );
});
