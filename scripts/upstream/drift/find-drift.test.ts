import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { acceptDrift } from "./accept-drift.ts";
import { findDrift } from "./find-drift.ts";
import { isObject, itemsOf, memberOf } from "../../base/json/json-object.ts";
import { createReader } from "./create-reader.ts";
import { renderFinding } from "./render-report.ts";

const FIXTURES = join(import.meta.dirname, "fixtures");
const fixtures = readdirSync(FIXTURES).map((name) => {
  const content: unknown = parse(readFileSync(join(FIXTURES, name), "utf8"));
  return { name, about: String(memberOf(content, "about")), content };
});

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "drift-"));
});
afterAll(() => rmSync(root, { recursive: true }));

describe("findDrift", () => {
  test.each(fixtures)("says what to do when $about", async ({ name, content }) => {
    const place = join(root, name);
    mkdirSync(join(place, "specs/acme"), { recursive: true });
    const { before, after, findings, about: _, ...decisions } = isObject(content) ? content : {};
    const describeRevision = (revision: string): void => {
      const source = {
        url: "https://example.com/docs",
        file: "api.yaml",
        revision,
        license: "MIT",
        read: "2026-11-20",
      };
      writeFileSync(join(place, "specs/acme/upstream.yaml"), stringify({ source, ...decisions }));
    };
    const write = (file: string, document: unknown) => {
      writeFileSync(join(place, file), stringify(document));
      return { file: pathToFileURL(join(place, file)).href };
    };
    const options = { root: place, id: "acme", read: createReader() };
    const counts = { examples: { total: 0, broken: 0 }, lintErrors: 0 };
    // Accepted facts are never drift, so every fact survives the round trip through the lock.
    for (const [revision, document] of Object.entries({ 1: after, 2: before })) {
      describeRevision(revision);
      const from = write("accepted.yaml", document);
      await acceptDrift({ ...options, from, operations: [], count: () => Promise.resolve(counts) });
      expect(await findDrift({ ...options, from })).toMatchObject({ state: "same", findings: [] });
    }

    const report = await findDrift({ ...options, from: write("after.yaml", after) });
    const told = "findings" in report ? report.findings.flatMap(renderFinding) : [report.problem];
    expect(told).toEqual(itemsOf(findings));
    expect(report.state).toBe(told.length === 0 ? "same" : "drift");
  });
});
