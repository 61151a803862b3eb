import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { compareFiles } from "./compare-files.ts";
import { writeFiles } from "./write-files.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "agent-apis-compare-"));
  mkdirSync(join(root, "src/deep"), { recursive: true });
  for (const file of ["src/same.ts", "src/other.ts", "src/deep/stray.ts", "extra.ts"])
    writeFileSync(join(root, file), "one\n");
});
afterEach(() => rmSync(root, { recursive: true }));

const same = { path: "src/same.ts", content: "one\n" };
const other = { path: "src/other.ts", content: "two\n" };
const fresh = { path: "src/new/fresh.ts", content: "three\n" };

describe("compareFiles", () => {
  test("tells changed, missing, extra and unchanged files apart", () => {
    expect(compareFiles(root, [same, other, fresh], ["src"])).toEqual({
      changed: [other],
      missing: [fresh],
      extra: ["src/deep/stray.ts"],
      unchanged: [same],
    });
  });

  test("takes nothing for extra outside of the folders that it is given", () => {
    expect(compareFiles(root, [same], []).extra).toEqual([]);
  });

  test("takes a folder that does not exist for an empty one", () => {
    expect(compareFiles(root, [], ["nowhere"]).extra).toEqual([]);
  });

  test("sees a difference of one blank", () => {
    expect(compareFiles(root, [{ ...same, content: "one \n" }], []).changed).toHaveLength(1);
  });
});

describe("writeFiles", () => {
  test("brings the disk to what was rendered and touches nothing else", () => {
    const before = statSync(join(root, same.path)).mtimeMs;
    writeFiles(root, compareFiles(root, [same, other, fresh], ["src"]));
    expect(compareFiles(root, [same, other, fresh], ["src"])).toEqual({
      changed: [],
      missing: [],
      extra: [],
      unchanged: [same, other, fresh],
    });
    expect(statSync(join(root, same.path)).mtimeMs).toBe(before);
    expect(readFileSync(join(root, "extra.ts"), "utf8")).toBe("one\n");
  });
});
