import { describe, expect, test } from "vitest";
import { renderIssue } from "./render-issue.ts";

describe("renderIssue", () => {
  test("shows lines as they are", () => {
    expect(renderIssue(["@who", "# a"])).toBe("```text\n@who\n# a\n```");
  });

  test("has a fence that no line can end", () => {
    expect(renderIssue(["a ```` b", "```"])).toBe("`````text\na ```` b\n```\n`````");
  });

  test("says what an issue has no room for, and cuts no line", () => {
    const lines = Array.from({ length: 1000 }, (_, index) => `${index} ${"x".repeat(100)}`);
    const text = renderIssue(lines);
    expect(text.length).toBeLessThan(61_000);
    expect(text).toMatch(/\n\d+ x{100}\n… and \d+ more lines; run: pnpm drift\n```$/);
  });
});
