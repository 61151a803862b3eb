import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SpecFolder } from "../fixtures/rule-cases.ts";
import { readDocument } from "../read-spec.ts";
import { SpecError } from "../spec-problem.ts";

let specs: SpecFolder;
beforeEach(() => {
  specs = new SpecFolder();
});
afterEach(() => specs[Symbol.dispose]());

const BASE = readFileSync(join(import.meta.dirname, "../fixtures/base.yaml"), "utf8");
const LINE = "        name: { type: string }";

/** Problems of a spec in which the name of an agent has a pattern, and every example this name. */
async function readWith(pattern: string, name: string): Promise<string[]> {
  const text = BASE.replace(LINE, `        name: { type: string, pattern: "${pattern}" }`);
  specs.write(text.replaceAll("name: Front desk", `name: ${name}`));
  try {
    await readDocument(specs.file);
    return [];
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    return error.problems.map(({ pointer, message }) => `${pointer} ${message}`);
  }
}

test("an example whose pattern takes too long is refused at its place, with the pattern", async () => {
  const problems = await readWith("^(a+)+$", `${"a".repeat(40)}!`);
  expect(problems).toContainEqual(
    expect.stringMatching(
      /^#\/paths\/~1agents\/post\/requestBody\/content\/application~1json\/examples\/frontDesk\/value the example cannot be judged: SlowPatternError: the pattern \^\(a\+\)\+\$ takes longer than 1000 ms/,
    ),
  );
});

test("a pattern that could take long and does not is judged as any other", async () => {
  expect(await readWith("^([A-Z]?[a-z]+ ?)+$", "Front desk")).toEqual([]);
  const [problem] = await readWith("^(a+)+$", "b");
  expect(problem).toContain("does not match the pattern ^(a+)+$");
});
