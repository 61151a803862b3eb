import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { TemporaryFolder } from "../../base/disk/temporary-folder.ts";
import { listFiles } from "../../generator/compare-files.ts";
import { answerKey, type Question } from "./findings.ts";
import { importProvider, type ImportRequest } from "./import-provider.ts";

const FILE = join(import.meta.dirname, "fixtures/traps.yaml");

function requestFor(root: string): ImportRequest {
  return {
    root,
    id: "trapped",
    address: pathToFileURL(FILE).href,
    read: () => Promise.resolve(readFileSync(FILE)),
    wants: () => true,
    today: "2026-11-20",
  };
}

function readAll(root: string): Record<string, string> {
  return Object.fromEntries(
    listFiles(root, "specs").map((path) => [path, readFileSync(join(root, path), "utf8")]),
  );
}

test("changes no file when the same document is imported on another day", async () => {
  using folder = new TemporaryFolder("import-");
  await importProvider(requestFor(folder.path));
  const before = readAll(folder.path);
  await importProvider({ ...requestFor(folder.path), today: "2026-11-21" });
  expect(readAll(folder.path)).toEqual(before);
});

test("keeps earlier answers, and asks only what is open", async () => {
  using folder = new TemporaryFolder("import-");
  const answer = (questions: readonly Question[]): Promise<Map<string, string>> =>
    Promise.resolve(
      new Map(questions.slice(0, 5).map((question) => [answerKey(question), question.choices[0]])),
    );
  const first = await importProvider({ ...requestFor(folder.path), review: answer });
  const second = await importProvider({ ...requestFor(folder.path), review: answer });
  expect([first.questions.length, second.questions.length]).toEqual([17, 12]);
});

test("refuses to overwrite what somebody edited, and leaves every file as it is", async () => {
  using folder = new TemporaryFolder("import-");
  await importProvider(requestFor(folder.path));
  const edited = "specs/trapped/components.yaml";
  appendFileSync(join(folder.path, edited), "# by hand\n");
  const before = readAll(folder.path);
  await expect(importProvider(requestFor(folder.path))).rejects.toThrow(
    `importing would overwrite ${edited}, which`,
  );
  expect(readAll(folder.path)).toEqual(before);
  await importProvider({ ...requestFor(folder.path), mayOverwrite: true });
  expect(readAll(folder.path)).not.toHaveProperty([edited], before[edited]);
});
