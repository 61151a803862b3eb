import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { readUpstream } from "./read-upstream.ts";

const source = {
  url: "https://example.com",
  file: "api.json",
  revision: "1",
  licence: "MIT",
  read: "2026-11-20",
};
const deviations = [{ at: "request", why: "Because." }];

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "upstream-"));
  mkdirSync(join(root, "specs/acme"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(content: object | string): void {
  const text = typeof content === "string" ? content : stringify(content);
  writeFileSync(join(root, "specs/acme/upstream.yaml"), text);
}

describe("readUpstream", () => {
  test("reads where upstream is and what was decided", () => {
    write({
      source,
      operations: { "GET /a": { decision: "same" }, "GET /b": { decision: "different", deviations } },
    });
    const { source: read, operations, document, leftOut } = readUpstream(root, "acme");
    expect(read).toEqual(source);
    expect([...operations.keys()]).toEqual(["GET /a", "GET /b"]);
    expect({ document, leftOut }).toEqual({ document: [], leftOut: [] });
  });

  test("takes what a new provider starts with as nothing said yet", () => {
    write("source: {}\ndocument: []\noperations: {}\nleft-out: []\n");
    expect(readUpstream(root, "acme").source).toBeUndefined();
    write("source: {}\ndocument:\noperations:\nleft-out:\n");
    expect(readUpstream(root, "acme").operations.size).toBe(0);
  });

  test.each([
    ["a source without a revision", { source: { ...source, revision: undefined } }, "/source"],
    ["an unknown key", { source, decisions: {} }, "must NOT have additional properties"],
    [
      "an operation that is not written as one",
      { source, operations: { "/a": { decision: "same" } } },
      "/operations",
    ],
    ["an unknown decision", { source, operations: { "GET /a": { decision: "similar" } } }, "decision"],
    [
      "different without saying where",
      { source, operations: { "GET /a": { decision: "different" } } },
      "deviations",
    ],
    [
      "different nowhere",
      { source, operations: { "GET /a": { decision: "different", deviations: [] } } },
      "deviations",
    ],
    [
      "same with deviations",
      { source, operations: { "GET /a": { decision: "same", deviations } } },
      "additional properties",
    ],
    ["a deviation without a reason", { source, document: [{ at: "request" }] }, "'why'"],
    ["something left out without a reason", { source, "left-out": [{ operation: "GET /a" }] }, "'why'"],
    ["no YAML", "source: {", "is not YAML"],
  ])("refuses %s in a line", (_, content, problem) => {
    write(content);
    expect(() => readUpstream(root, "acme")).toThrow(/^specs\/acme\/upstream\.yaml [^\n]+$/);
    expect(() => readUpstream(root, "acme")).toThrow(problem);
  });

  test("says that there is no such file", () => {
    expect(() => readUpstream(root, "acme")).toThrow("specs/acme/upstream.yaml does not exist");
  });
});
