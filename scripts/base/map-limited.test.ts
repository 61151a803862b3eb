import { describe, expect, test } from "vitest";
import { mapLimited } from "./map-limited.ts";

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("mapLimited", () => {
  test("runs as many at a time as it may, and keeps the order", async () => {
    let [running, most] = [0, 0];
    const results = await mapLimited([5, 4, 3, 2, 1], 2, async (turns) => {
      running += 1;
      most = Math.max(most, running);
      for (let index = 0; index < turns; index += 1) await turn();
      running -= 1;
      return turns * 10;
    });
    expect({ results, most }).toEqual({ results: [50, 40, 30, 20, 10], most: 2 });
  });

  test("starts nothing more after a failure", async () => {
    const started: number[] = [];
    const run = async (item: number): Promise<void> => {
      started.push(item);
      await turn();
      if (item === 1) throw new Error("broken");
    };
    await expect(mapLimited([1, 2, 3, 4], 2, run)).rejects.toThrow("broken");
    await turn();
    await turn();
    expect(started).toEqual([1, 2]);
  });
});
