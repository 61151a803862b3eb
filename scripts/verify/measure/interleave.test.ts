import { expect, test } from "vitest";
import { interleave } from "./interleave.ts";

test("interleave measures all in every round, starts each with another one and goes back in every other", async () => {
  const order: string[] = [];
  const subject = (name: string): { name: string; measure: () => number } => ({
    name,
    measure: () => order.push(name),
  });
  const figures = await interleave([subject("a"), subject("b"), subject("c")], 3);
  expect(order.join("")).toBe("abcacbcab");
  expect(figures.get("a")).toEqual([1, 4, 8]);
});
