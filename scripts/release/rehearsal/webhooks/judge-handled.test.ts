import { expect, test } from "vitest";
import { judgeHandled } from "./judge-handled.ts";

const valid = ["1", "2", "3"];
const repeatable = new Set(["2"]);

test("each event was handled, and again only where it may be", () => {
  expect(judgeHandled({ valid, handled: ["3", "2", "1", "2"], repeatable })).toBe(
    "3, of them 1 more than once",
  );
});

test.each([
  ["lost", ["1", "2"], "event 3 was lost"],
  ["handled twice", ["1", "2", "3", "3"], "event 3 was handled 2 times"],
  ["forged", ["1", "2", "3", "4"], "event 4 is forged and was handled"],
])("an event that was %s is a failure", (_, handled, message) => {
  expect(() => judgeHandled({ valid, handled, repeatable })).toThrow(message);
});
