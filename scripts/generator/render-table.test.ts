import { expect, test } from "vitest";
import { renderTable } from "./render-table.ts";

test("renderTable keeps a row in one piece for any text", () => {
  const rows = [
    ["API", "What it does"],
    ["Acme | Voice", "List agents\nof all teams"],
  ];
  expect(renderTable(rows)).toBe(`| API | What it does |
| --- | --- |
| Acme \\| Voice | List agents of all teams |`);
});
