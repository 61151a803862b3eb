import { expect, test } from "vitest";
import { renderTable } from "./render-table.ts";

test("renderTable keeps a row whole whatever its texts have in them", () => {
  const rows = [
    ["API", "What it does"],
    ["Acme | Voice", "List agents\nof all teams"],
  ];
  expect(renderTable(rows)).toBe(`| API | What it does |
| --- | --- |
| Acme \\| Voice | List agents of all teams |`);
});
