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
  license: "MIT",
  read: "2026-11-20",
};
const evidence = {
  operation: "GET /a",
  at: "request /b",
  seen: "400 without it.",
  where: "A public integration.",
  when: "unknown; read 2026-11-29",
  version: "1",
  confidence: "open",
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

  test("reads what was left out singly, and areas one by one with the reason that they share", () => {
    const single = { operation: "GET /a/b", why: "Old." };
    write({ source, "left-out": [single, { paths: "/a", why: "No." }, { paths: ["/b", "/c"], why: "No." }] });
    const { leftOut, leftOutAreas } = readUpstream(root, "acme");
    expect(leftOut).toEqual([single]);
    expect(leftOutAreas).toEqual(["/a", "/b", "/c"].map((paths) => ({ paths, why: "No." })));
  });

  test("reads field evidence", () => {
    write({ source, "field-evidence": [evidence] });
    expect(readUpstream(root, "acme").fieldEvidence).toEqual([evidence]);
  });

  test("takes what a new provider starts with as nothing said yet", () => {
    write("source: {}\ndocument: []\noperations: {}\nleft-out: []\n");
    expect(readUpstream(root, "acme").source).toBeUndefined();
    write("source: {}\ndocument:\noperations:\nleft-out:\n");
    expect(readUpstream(root, "acme").operations.size).toBe(0);
  });

  test.each([
    ["a source without a revision", { source: { ...source, revision: undefined } }, "/source"],
    [
      "an unknown key",
      { source, decisions: {} },
      'upstream.yaml has an unknown key "decisions"; expected one of: source, document, operations, import, left-out, field-evidence',
    ],
    [
      "an operation that is not written as one",
      { source, operations: { "/a": { decision: "same" } } },
      '/operations has the key "/a", which must be written like "GET /path"',
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
      'has an unknown key "deviations"',
    ],
    ["a deviation without a reason", { source, document: [{ at: "request" }] }, "'why'"],
    [
      "an area that is everything",
      { source, "left-out": [{ paths: ["/a", "/"], why: "No." }] },
      "/left-out/0 leaves out every path, including those that upstream adds later; use areas such as /voices",
    ],
    ["something left out without a reason", { source, "left-out": [{ operation: "GET /a" }] }, "'why'"],
    [
      "an area by a key that there is not",
      {
        source,
        "left-out": [
          { operation: "GET /a", why: "No." },
          { tag: "a", why: "No." },
        ],
      },
      '/left-out/1 has an unknown key "tag"; expected one of: operation, paths, why',
    ],
    [
      "a pattern as an area",
      { source, "left-out": [{ paths: "/a/*", why: "No." }] },
      "/left-out/0/paths must be a path such as /voices",
    ],
    [
      "a pattern among areas",
      { source, "left-out": [{ paths: ["/a", "/b/*"], why: "No." }] },
      "/left-out/0/paths/1 must be a path such as /voices",
    ],
    ["no area", { source, "left-out": [{ paths: [], why: "No." }] }, "/left-out/0/paths"],
    [
      "an entry that leaves out nothing",
      { source, "left-out": [{ why: "No." }] },
      '/left-out/0 must have either operation (one, "GET /path") or paths (an area, "/path")',
    ],
    [
      "an entry that is both",
      { source, "left-out": [{ operation: "GET /a", paths: "/a", why: "No." }] },
      "/left-out/0 must have either operation",
    ],
    [
      "field evidence that does not say for which version",
      { source, "field-evidence": [{ ...evidence, version: undefined }] },
      "/field-evidence/0 must have required property 'version'",
    ],
    [
      "field evidence of another confidence",
      { source, "field-evidence": [{ ...evidence, confidence: "certain" }] },
      "/field-evidence/0/confidence",
    ],
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
