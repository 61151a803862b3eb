import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listFiles } from "./list-files.ts";

const repository = join(import.meta.dirname, "../../..");

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "list-files-"));
  cpSync(join(repository, ".gitignore"), join(root, ".gitignore"));
  for (const path of [
    "README.md",
    "packages/a/src/index.ts",
    "packages/a/dist/index.js",
    "packages/a/node_modules/b/index.js",
    "packages/a/src/.index.ts.1.swp",
    "packages/a/tsconfig.tsbuildinfo",
    "error.log",
    ".cache/a.json",
  ]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), "");
  }
});
afterEach(() => rmSync(root, { recursive: true }));

const FILES = [".gitignore", "README.md", "packages/a/src/index.ts"];

test("listFiles lists the same files with git and without it", () => {
  expect(listFiles(root).toSorted()).toEqual(FILES);
  execFileSync("git", ["init", "--quiet"], { cwd: root });
  expect(listFiles(root).toSorted()).toEqual(FILES);
});

test("listFiles omits removed files whose removal is not committed", () => {
  execFileSync("git", ["init", "--quiet"], { cwd: root });
  execFileSync("git", ["add", "."], { cwd: root });
  rmSync(join(root, "README.md"));
  expect(listFiles(root)).not.toContain("README.md");
});

test(".gitignore has only the forms that listFiles understands", () => {
  for (const line of readFileSync(join(repository, ".gitignore"), "utf8").trim().split("\n"))
    expect(line).toMatch(/^([\w.]+\/|(\.\*|\*)(\.\w+))$/);
});
