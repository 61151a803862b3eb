import { describe, expect, test } from "vitest";
import { NotRunError, Report } from "./report.ts";

const cell = (row: string, column: string): { table: string; row: string; column: string } => ({
  table: "Packages",
  row,
  column,
});

async function fill(): Promise<{ report: Report; lines: string[] }> {
  const lines: string[] = [];
  const report = new Report((line) => lines.push(line));
  report.order("Packages", ["a", "b"], ["install", "browser"]);
  await report.attempt(cell("b", "browser"), () => Promise.reject(new NotRunError("no browser")));
  await report.attempt(cell("b", "install"), async () => {});
  await report.attempt(cell("a", "install"), async () => "1.0.0");
  return { report, lines };
}

describe("Report", () => {
  test("prints rows and columns in the order that was said, whatever was tried first", async () => {
    const { report } = await fill();
    expect(report.format()).toEqual([
      "",
      "Packages",
      "",
      "   install  browser",
      "─  ───────  ───────",
      "a  1.0.0    -",
      "b  ok       not run",
      "",
      "Not run",
      "",
      "browser: no browser",
    ]);
  });

  test("passes when something was not run, says so, and counts it", async () => {
    const { report } = await fill();
    expect(report.passed).toBe(true);
    expect([report.count("ok"), report.count("FAILED"), report.count("not run")]).toEqual([2, 0, 1]);
  });

  test("fails with one failure, which is shown at once and at the end in full", async () => {
    const { report, lines } = await fill();
    await report.attempt(cell("a", "browser"), () => Promise.reject(new Error("first line\nsecond line")));
    expect(report.passed).toBe(false);
    expect(lines.join("\n")).toMatch(/FAILED {2}a: browser: first line$/);
    expect(report.format().join("\n")).toContain(
      "FAILED  a: browser\n          first line\n          second line",
    );
  });

  test("does not pass when nothing was tried", () => {
    expect(new Report(() => {}).passed).toBe(false);
  });
});
