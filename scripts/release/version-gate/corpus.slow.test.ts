import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parsePointer, valueAt } from "../../base/json/json-pointer.ts";
import { formatTable } from "../../base/terminal/print-table.ts";
import { reasonsForUsers } from "./changesets/computed-changeset.ts";
import { CHANGE_CLASSES, type ChangeClass } from "./change-class.ts";
import { compareDocuments, type Judgement } from "./compare-documents.ts";
import { readWorkingTree } from "./file-tree.ts";
import { type CorpusCase, readCorpus } from "./fixtures/read-corpus.ts";
import { readRuntimeSources } from "./type-diff/package-sources.ts";

const corpus = readCorpus(join(import.meta.dirname, "fixtures/corpus"));
const breaks = corpus.filter(({ bump }) => bump === "breaking");
const judgements = new Map<CorpusCase, Judgement>();

beforeAll(() => {
  const tree = readWorkingTree(join(import.meta.dirname, "../../.."));
  const results = compareDocuments(
    corpus.map(({ old, current }) => [old, current]),
    readRuntimeSources(tree),
  );
  for (const [index, result] of results.entries()) {
    const pair = corpus[index];
    if (pair !== undefined) judgements.set(pair, result);
  }
  console.log(
    formatTable(["of all", "right", "breaks missed", "harmless called a break"], summary()).join("\n"),
  );
}, 300_000);

type View = (judgement: Judgement) => ChangeClass | "unknown";
const BOTH: View = (judgement) => judgement.class;
const SPEC_ALONE: View = ({ verdicts }) => verdicts.spec;
const TYPES_ALONE: View = ({ verdicts }) => verdicts.types;

function called(view: View): { name: string; bump: ChangeClass; called: ChangeClass | "unknown" }[] {
  return [...judgements].map(([{ name, bump }, judgement]) => ({ name, bump, called: view(judgement) }));
}

function missedBreaks(view: View): string[] {
  return called(view)
    .filter(({ bump, called: actual }) => bump === "breaking" && actual !== "breaking")
    .map(({ name }) => name);
}

function falseAlarms(view: View): string[] {
  return called(view)
    .filter(({ bump, called: actual }) => bump !== "breaking" && actual === "breaking")
    .map(({ name }) => name);
}

function right(view: View): number {
  return called(view).filter(({ bump, called: actual }) => bump === actual).length;
}

function summary(): (string | number)[][] {
  const views: [string, View][] = [
    ["both", BOTH],
    ["spec alone", SPEC_ALONE],
    ["types alone", TYPES_ALONE],
  ];
  return views.map(([name, view]) => [
    name,
    right(view),
    missedBreaks(view).length,
    falseAlarms(view).length,
  ]);
}

describe("the corpus", () => {
  test("is large enough, and enough of it really happened", () => {
    expect(corpus.length).toBeGreaterThanOrEqual(60);
    expect(breaks.length).toBeGreaterThanOrEqual(30);
    expect(corpus.filter(({ seen }) => seen !== undefined).length).toBeGreaterThanOrEqual(20);
    for (const { bump } of corpus) expect(CHANGE_CLASSES).toContain(bump);
  });

  test.each([
    "path-parameter-renamed",
    "schema-renamed-in-request",
    "request-optional-field-removed",
    "parameter-made-required",
    "request-enum-narrowed",
    "response-property-made-optional",
    "response-property-made-nullable",
    "response-property-removed",
    "response-open-enum-narrowed",
    "response-closed-union-member-added",
    "success-status-changed",
    "request-media-type-changed",
    "operation-id-renamed",
    "scope-added",
    "request-default-added",
  ])("has %s as a break", (name) => {
    expect(breaks.map((pair) => pair.name)).toContain(name);
  });

  test("has an open enum and an open union that grow as no break", () => {
    const names = new Set(["response-open-enum-widened", "response-open-union-member-added"]);
    expect(corpus.filter(({ name }) => names.has(name)).map(({ bump }) => bump)).toEqual([
      "feature",
      "feature",
    ]);
  });
});

describe("compareDocuments", () => {
  test("calls no break anything smaller", () => {
    expect(missedBreaks(BOTH)).toEqual([]);
  });

  test("calls nothing harmless a break", () => {
    expect(falseAlarms(BOTH)).toEqual([]);
  });

  test("calls everything what a user of the types would call it", () => {
    expect(called(BOTH).filter(({ bump, called: actual }) => bump !== actual)).toEqual([]);
  });

  test("gives a reason of the same weight, with a place in one of the documents, for everything", () => {
    for (const [{ name, bump, old, current }, { reasons }] of judgements) {
      if (bump === "none") expect(reasons, name).toEqual([]);
      else
        expect(
          reasons.map((reason) => reason.class),
          name,
        ).toContain(bump);
      for (const { text, pointer } of reasons) {
        expect(text, name).not.toMatch(/\.$/);
        expect(pointer, name).toMatch(/^#\//);
        const found = [old, current].some((document) => exists(document, pointer));
        expect(found, `${name}: ${pointer}`).toBe(true);
      }
    }
  });

  test("describes each change once, and correctly", () => {
    const told = [...judgements].filter(([{ says }]) => says !== undefined);
    expect(
      told.map(([{ name }, { reasons }]) => [name, reasonsForUsers(reasons).map(({ text }) => text)]),
    ).toEqual(told.map(([{ name, says }]) => [name, says]));
  });

  test("needs both verdicts: each alone is wrong about some", () => {
    const wrong = called(SPEC_ALONE).filter(({ bump, called: actual }) => bump !== actual);
    expect(wrong.map(({ name }) => name)).toEqual(["inline-response-gets-a-name"]);
    expect(falseAlarms(TYPES_ALONE)).toEqual([]);
    expect(missedBreaks(TYPES_ALONE)).toEqual([
      "client-option-default-changed",
      "event-answer-made-required",
      "event-property-removed",
      "event-property-retyped",
      "event-removed",
      "event-schema-renamed",
      "event-waits",
      "form-file-limited",
      "form-file-narrowed",
      "pagination-items-of-the-same-type",
      "parameter-default-added",
      "parameter-maximum-lowered",
      "parameter-open-enum-becomes-closed",
      "parameter-serialization-changed",
      "path-servers-changed",
      "rate-limit-fails",
      "region-address-changed",
      "region-default-changed",
      "request-all-of-flattened-and-tighter",
      "request-condition-added",
      "request-default-added",
      "request-default-changed",
      "request-default-overridden",
      "request-default-removed",
      "request-format-becomes-another",
      "request-length-lowered",
      "request-limit-of-items",
      "request-media-type-changed",
      "request-pattern-added",
      "response-format-becomes-another",
      "response-header-removed",
      "retry-allowed",
      "retry-of-a-deletion-allowed",
      "retry-safe-instead-of-never",
      "round-trip-place-removed",
      "security-added",
      "security-alternative-added-in-front",
      "security-alternative-removed",
      "security-order-changed",
      "security-scheme-changed",
      "security-scheme-header-renamed",
      "server-changed",
      "server-variable-default-changed",
      "servers-reordered",
      "webhook-key-instead-of-secret",
    ]);
  });
});

function exists(document: unknown, pointer: string): boolean {
  return valueAt(document, parsePointer(pointer)) !== undefined;
}
