import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import { listRuleFixtures, readRuleCases, SpecFolder } from "../fixtures/rule-cases.ts";
import { parsePointer } from "../../base/json/json-pointer.ts";
import { readDocument } from "../read-spec.ts";
import { SpecError, type SpecProblem } from "../spec-problem.ts";
import * as ownRules from "./own-rules.ts";
import { redoclyRules } from "./spec-rules.ts";

const specs = new SpecFolder();
afterAll(() => specs[Symbol.dispose]());

const known = new Map<string, Promise<readonly SpecProblem[]>>();

/** Many twins are the base document itself, which is judged once. */
function findProblems(text: string): Promise<readonly SpecProblem[]> {
  const problems = known.get(text) ?? judge(text);
  known.set(text, problems);
  return problems;
}

async function judge(text: string): Promise<readonly SpecProblem[]> {
  specs.write(text);
  try {
    await readDocument(specs.file);
    return [];
  } catch (error) {
    if (error instanceof SpecError) return error.problems;
    throw error;
  }
}

/** The lines that a JSON pointer can mean: that of the key and that of the value; of the nearest owner if it is missing. */
function linesAt(text: string, pointer: string): number[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const keys = parsePointer(pointer);
  while (keys.length > 0 && !document.hasIn(keys)) keys.pop();
  const owner: unknown = keys.length > 1 ? document.getIn(keys.slice(0, -1), true) : document.contents;
  const nodes: unknown[] = [document.getIn(keys, true)];
  if (isMap(owner))
    nodes.push(owner.items.find(({ key }) => isScalar(key) && String(key.value) === keys.at(-1))?.key);
  return nodes.filter(isNode).map(({ range }) => lines.linePos(range?.[0] ?? 0).line);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "range" in value && !isPair(value);
}

const cases = listRuleFixtures().flatMap(readRuleCases);

describe("ownRules and redoclyRules", () => {
  test("have a fixture each", () => {
    const configured = [...Object.keys(ownRules), ...redoclyRules];
    expect(listRuleFixtures().toSorted()).toEqual(configured.toSorted());
  });

  test("are one file each, and every file is used", () => {
    const files = readdirSync(import.meta.dirname)
      .filter((file) => !/^(?:own|spec)-rules/.test(file) && !file.endsWith(".test.ts"))
      .map((file) => basename(file, ".ts"));
    expect(files.toSorted()).toEqual(Object.keys(ownRules).toSorted());
  });

  test("find nothing wrong with the base document", async () => {
    const base = readFileSync(join(import.meta.dirname, "../fixtures/base.yaml"), "utf8");
    expect(await findProblems(base)).toEqual([]);
  });

  // A title of test.each would be cut short.
  for (const { rule, name, wrong, right, at } of cases) {
    test(`${rule} refuses ${name}`, async () => {
      const problems = await findProblems(wrong);
      const id = rule in ownRules ? `spec/${rule}` : rule;
      const expected = at.map(
        (place) => `${id} at ${place.startsWith("common") ? place : `openapi${place}`}`,
      );
      const found = problems.map(({ rule: by, file, pointer }) => {
        const source = file === specs.common ? "common" : "openapi";
        return `${by} at ${source}${pointer.slice(1)}`;
      });
      expect(found).toEqual(expected);
      for (const { file, pointer, line } of problems) {
        const text = file === specs.common ? readFileSync(file, "utf8") : wrong;
        expect(linesAt(text, pointer.slice(1))).toContain(line);
      }
    });

    test(`${rule} takes the twin of ${name}`, async () => {
      expect(await findProblems(right)).toEqual([]);
    });
  }
});
