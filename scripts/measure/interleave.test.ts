import { expect, test } from "vitest";
import { interleave } from "./interleave.ts";

test("interleave measures all in every round and starts each with another one", async () => {
  const order: string[] = [];
  const subject = (name: string): { name: string; measure: () => number } => ({
    name,
    measure: () => order.push(name),
  });
  const figures = await interleave([subject("a"), subject("b"), subject("c")], 3);
  expect(order.join("")).toBe("abcbcacab");
  expect(figures.get("a")).toEqual([1, 6, 8]);
});
