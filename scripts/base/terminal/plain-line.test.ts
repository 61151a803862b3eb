import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { toPlainLine, toPlainText } from "./plain-line.ts";

describe("toPlainLine", () => {
  test.each([
    ["colors of a terminal", "\u001b[31mred\u001b[0m", "\\u001b[31mred\\u001b[0m"],
    ["a title of a terminal", "\u009d0;title\u0007", "\\u009d0;title\\u0007"],
    ["line breaks", "a\r\nb\u2028c\u0085d", "a\\u000d\\u000ab\\u2028c\\u0085d"],
    ["text that runs backwards", "a\u202eb\u2066c", "a\\u202eb\\u2066c"],
    ["a command to the runner", "  ::error file=a::b", "  \\u003a:error file=a::b"],
    ["an old command to the runner", "a ##[error]b", "a \\u0023#[error]b"],
    ["what needs no change", "GET /a::b {id} é 🦜 # ## @who", "GET /a::b {id} é 🦜 # ## @who"],
  ])("shows %s", (_, text, expected) => {
    expect(toPlainLine(text)).toBe(expected);
  });
});

test("toPlainText keeps the lines of a text", () => {
  expect(toPlainText("a\n::b\n\tc")).toBe("a\n\\u003a:b\n\\u0009c");
});

test("every command that prints foreign names and texts uses toPlainLine", () => {
  for (const file of [
    "../../commands/coverage.ts",
    "../../commands/drift.ts",
    "../../commands/generate.ts",
    "print-table.ts",
    "run-command-line.ts",
    "../../commands/tour.ts",
  ])
    expect(readFileSync(join(import.meta.dirname, file), "utf8")).toMatch(/toPlain(Line|Text)\(/);
});
