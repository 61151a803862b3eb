import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { changeFiles } from "./apply-fault.ts";
import { ExpectedError } from "../../base/terminal/expected-error.ts";
import { readFaults } from "./read-faults.ts";

const source = join(import.meta.dirname, "../../../packages/runtime/src");
const faults = readFaults(join(import.meta.dirname, "catalog"));

describe("the catalog of faults", () => {
  test("has at least twenty", () => {
    expect(faults.length).toBeGreaterThanOrEqual(20);
  });

  test.each(faults.map((fault) => [fault.name, fault] as const))("%s fits the source", (name, fault) => {
    expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(fault.breaks).toMatch(/^[A-Z].*\.$/);
    expect(changeFiles(source, fault).size).toBeGreaterThan(0);
    for (const { text, replacement } of fault.changes) expect(replacement).not.toBe(text);
  });

  test("has no two faults that are the same", () => {
    const changes = faults.map((fault) => JSON.stringify(fault.changes));
    expect(new Set(changes).size).toBe(changes.length);
  });
});

describe("changeFiles", () => {
  const change = (text: string) => [{ file: "wait.ts", text, replacement: "" }];

  test.each([
    ["no text that is there", "not in any file of this world"],
    ["a text that is there more than once", "signal"],
  ])("refuses a fault with %s", (_title, text) => {
    const fault = { name: "rotten", breaks: "Nothing.", changes: change(text) };
    expect(() => changeFiles(source, fault)).toThrow(ExpectedError);
  });
});
