import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ALIAS_OF_ITSELF, MULTIPLYING_ALIASES, nestLists } from "../base/hostile-texts.ts";
import { SpecFolder } from "./fixtures/rule-cases.ts";
import { readDocument } from "./read-spec.ts";
import { formatProblem, SpecError } from "./spec-problem.ts";

let specs: SpecFolder;
beforeEach(() => {
  specs = new SpecFolder();
});
afterEach(() => specs[Symbol.dispose]());

/** Saves a spec again with an accent in it, as an editor does that is set to an encoding. */
function saveAgain(file: string, from: string, to: string, encoding: "latin1" | "utf16le" | "utf8"): void {
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
  writeFileSync(file, text.replace(from, to), encoding);
}

async function listProblems(): Promise<string[]> {
  try {
    await readDocument(specs.file);
    return [];
  } catch (error) {
    if (error instanceof SpecError)
      return error.problems.map((problem) => formatProblem(problem, specs.root));
    throw error;
  }
}

const REMEDY = "a character is not UTF-8; save the file as UTF-8, and correct the characters that show as �";

test("a spec in UTF-8 can have any character", async () => {
  saveAgain(specs.file, "title: Acme", "title: Café 🦜", "utf8");
  expect(await listProblems()).toEqual([]);
});

test("a spec in Latin-1 is refused, with the line and what to do", async () => {
  saveAgain(specs.file, "title: Acme", "title: Café", "latin1");
  expect(await listProblems()).toEqual([`specs/acme/openapi.yaml:3 #/: ${REMEDY} (3:19) [yaml]`]);
});

test("a spec that lost a character earlier is refused as well", async () => {
  saveAgain(specs.file, "title: Acme", "title: Caf�", "utf8");
  expect(await listProblems()).toEqual([`specs/acme/openapi.yaml:3 #/: ${REMEDY} (3:19) [yaml]`]);
});

test("a spec in UTF-16 is refused for that and for nothing else", async () => {
  saveAgain(specs.file, "# A small", "\uFEFF# A small", "utf16le");
  expect(await listProblems()).toEqual([`specs/acme/openapi.yaml:1 #/: ${REMEDY} (1:1) [yaml]`]);
});

test.each([
  [
    "with aliases that multiply",
    MULTIPLYING_ALIASES,
    6,
    "#/x-f contains more than 100000 values through aliases (*name) (6:1)",
  ],
  ["that holds itself", ALIAS_OF_ITSELF, 1, '#/x-a/b has an alias at "c/d" that leads back to it (1:11)'],
  [
    "of 20,000 levels",
    `x-a: ${nestLists(20_000)}`,
    1,
    'it is nested more than 100 levels deep in "specs/acme/openapi.yaml" (1:105)',
  ],
])("a spec %s is refused with the place", async (_, text, line, message) => {
  writeFileSync(specs.file, `${text}\n${readFileSync(specs.file, "utf8")}`);
  expect(await listProblems()).toEqual([`specs/acme/openapi.yaml:${line} #/: ${message} [yaml]`]);
});

test("a file that a spec refers to is refused at its own place", async () => {
  saveAgain(specs.common, "Not understood.", "Pas compris, désolé.", "latin1");
  const places = (await listProblems()).filter((line) => line.startsWith("specs/common/"));
  expect(new Set(places)).toEqual(
    new Set([`specs/common/acme.yaml:15 #/: Failed to parse: ${REMEDY} (15:34) [no-unresolved-refs]`]),
  );
});
