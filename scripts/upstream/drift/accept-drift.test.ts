import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { acceptDrift, type Accepted } from "./accept-drift.ts";
import { findDrift } from "./find-drift.ts";
import { memberOf } from "../../base/json/json-object.ts";
import { createReader } from "./create-reader.ts";

const LOCK = "specs/acme/upstream.lock.json";
let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "drift-"));
  mkdirSync(join(root, "specs/acme"), { recursive: true });
  describeRevision("1");
});
afterEach(() => rmSync(root, { recursive: true }));

function describeRevision(revision: string, decisions: object = {}): void {
  const source = {
    url: "https://example.com",
    file: "api.yaml",
    revision,
    license: "MIT",
    read: "2026-11-20",
  };
  writeFileSync(join(root, "specs/acme/upstream.yaml"), stringify({ source, ...decisions }));
}

/** One operation per path, each with an answer of this type. */
function writeUpstream(types: Readonly<Record<string, string>>): void {
  const paths = Object.entries(types).map(([path, type]) => {
    const content = { "application/json": { schema: { type } } };
    return [
      path,
      { get: { operationId: path.slice(0, 2), responses: { "200": { description: "Things", content } } } },
    ];
  });
  writeFileSync(join(root, "api.yaml"), stringify({ openapi: "3.0.0", paths: Object.fromEntries(paths) }));
}

const options = () => ({
  root,
  id: "acme",
  read: createReader(),
  from: { folder: pathToFileURL(join(root, "/")).href },
});
let counted = 0;
let countedIn: readonly string[] = [];
const accept = (...operations: string[]): Promise<Accepted> =>
  acceptDrift({
    ...options(),
    operations,
    count: (_, keys) => {
      counted += 1;
      countedIn = [...keys];
      return Promise.resolve({ examples: { total: counted, broken: 0 }, lintErrors: 0 });
    },
  });
const findings = async (): Promise<string[]> => {
  const report = await findDrift(options());
  return "findings" in report
    ? report.findings.map(({ kind, subject }) => `${kind}: ${subject}`)
    : [report.problem];
};
const leftOut = async (): Promise<unknown> => {
  const report = await findDrift(options());
  return "leftOut" in report ? report.leftOut : undefined;
};
const readNames = (): unknown => {
  const lock: unknown = JSON.parse(readLockText());
  return [Object.keys(Object(memberOf(lock, "operations"))), memberOf(lock, "leftOut")];
};
const readLockText = (): string => readFileSync(join(root, LOCK), "utf8");

describe("acceptDrift", () => {
  test("takes over what is named and leaves the rest as drift, with the revision of the rest", async () => {
    writeUpstream({ "/a": "string", "/b": "string", "/c": "string" });
    await accept();
    writeUpstream({ "/a": "integer", "/b": "integer", "/d": "string" });
    describeRevision("2");
    expect(await findings()).toEqual([
      "added: GET /d",
      "removed: GET /c",
      "changed: GET /a",
      "changed: GET /b",
    ]);

    expect(await accept("GET /a", "GET /c")).toEqual({
      revision: "1",
      count: 2,
      unit: "operations",
      undecided: ["GET /a", "GET /b"],
    });
    expect(await findings()).toEqual(["added: GET /d", "changed: GET /b"]);
    expect(memberOf(JSON.parse(readLockText()), "revision")).toBe("1");

    expect(await accept("GET /b", "GET /d")).toMatchObject({ revision: "2" });
    expect(await findings()).toEqual([]);
  });

  test("takes an operation over that was renamed, by either name", async () => {
    for (const name of ["GET /a/{id}", "GET /a/{key}"]) {
      describeRevision(name);
      writeUpstream({ "/a/{id}": "string" });
      await accept();
      writeUpstream({ "/a/{key}": "string" });
      expect(await findings()).toEqual(["renamed: GET /a/{key}"]);
      await accept(name);
      expect(await findings()).toEqual([]);
    }
  });

  test("writes the same bytes for the same document in whatever order", async () => {
    writeUpstream({ "/a": "string", "/b": "integer" });
    counted = 0;
    await accept();
    const first = readLockText();
    writeUpstream({ "/b": "integer", "/a": "string" });
    counted = 0;
    await accept();
    expect(readLockText()).toBe(first);
  });

  test("counts in the document when all of it was accepted, and only then", async () => {
    writeUpstream({ "/a": "string", "/b": "string" });
    counted = 0;
    await accept();
    writeUpstream({ "/a": "integer", "/b": "integer" });
    await accept("GET /a");
    expect(counted).toBe(1);
    await accept("GET /b");
    expect(memberOf(JSON.parse(readLockText()), "examples")).toEqual({ total: 2, broken: 0 });
  });

  test("refuses an operation that is nowhere, and parts of what was never accepted", async () => {
    writeUpstream({ "/a": "string" });
    await expect(accept("GET /a")).rejects.toThrow("no operation was accepted yet");
    await accept();
    await expect(accept("get a")).rejects.toThrow('unknown operation "get a"; write it like "GET /path"');
  });

  test("refuses to record under the old revision what nobody curated", async () => {
    writeUpstream({ "/a": "string", "/b": "string" });
    await accept();
    const before = readLockText();
    writeUpstream({ "/a": "integer", "/c": "string" });
    await expect(accept()).rejects.toThrow(
      /^3 entries of upstream changed since 1 was accepted, and upstream\.yaml still names that revision; .*: GET \/c, GET \/b, GET \/a$/,
    );
    expect(readLockText()).toBe(before);
    await accept("GET /a");
    describeRevision("2");
    expect(await accept()).toMatchObject({ revision: "2", undecided: ["GET /a", "GET /c"] });
  });

  test("accepts the same facts again at the same revision, and those of an operation of an area", async () => {
    writeUpstream({ "/a": "string", "/b": "string" });
    describeRevision("1", { operations: { "GET /a": same }, ...area("/b") });
    await accept();
    await accept();
    describeRevision("1", { operations: { "GET /a": same, "GET /b": same } });
    expect(await accept()).toMatchObject({ count: 2, undecided: [] });
  });

  test("reads merge keys as the generator does", async () => {
    const upstream = (type: string): string => `
      openapi: 3.0.3
      x-errors: &errors { "400": { content: { application/json: { schema: { type: ${type} } } } } }
      x-read: &read { parameters: [{ name: floor, in: query, schema: { type: ${type} } }] }
      paths: { /a: { get: { <<: *read, responses: { <<: *errors, "200": { description: A } } } } }`;
    writeFileSync(join(root, "api.yaml"), upstream("string"));
    await accept();
    expect(readLockText()).not.toContain("<<");
    writeFileSync(join(root, "api.yaml"), upstream("integer"));
    const report = await findDrift(options());
    expect("findings" in report && report.findings[0]?.changes).toEqual([
      { at: "query floor", what: "type string → integer" },
      { at: "response 400", what: "type string → integer" },
    ]);
  });

  const same = { decision: "same" };
  const area = (...paths: string[]) => ({ "left-out": [{ paths, why: "No." }] });

  test("keeps of operations that are left out with an area their names only", async () => {
    writeUpstream({ "/a": "string", "/b": "string", "/b/c": "string" });
    describeRevision("1", { operations: { "GET /a": same, "GET /gone": same }, ...area("/b") });
    expect(await accept()).toMatchObject({ count: 1 });
    expect(readNames()).toEqual([["GET /a"], ["GET /b", "GET /b/c"]]);
    expect(countedIn).toEqual(["GET /a"]);
    expect(readLockText()).not.toMatch("counted");
    expect(await findDrift(options())).toMatchObject({ state: "same", compared: 1 });

    writeUpstream({ "/a": "string", "/b": "integer", "/b/d": "string" });
    expect(await findings()).toEqual([]);
    expect(await leftOut()).toEqual({ operations: 2, added: ["GET /b/d"], removed: ["GET /b/c"] });
    await accept();
    expect(await leftOut()).toEqual({ operations: 2, added: [], removed: [] });
  });

  test("reads a lock that has facts of operations that are left out with an area now", async () => {
    writeUpstream({ "/a": "string", "/b": "string", "/c": "string" });
    await accept();
    describeRevision("1", { operations: { "GET /a": same }, ...area("/b") });
    writeUpstream({ "/a": "string", "/b": "integer", "/c": "integer" });
    expect(await findings()).toEqual(["changed: GET /c"]);
    expect(await leftOut()).toEqual({ operations: 1, added: [], removed: [] });
    await accept("GET /c");
    expect(readNames()).toEqual([["GET /a", "GET /c"], ["GET /b"]]);
  });

  test("records the facts of an operation that leaves its area", async () => {
    writeUpstream({ "/a": "string", "/b": "string", "/b/c": "string" });
    describeRevision("1", { operations: { "GET /a": same }, ...area("/b") });
    await accept();
    writeUpstream({ "/a": "integer", "/b": "string", "/b/c": "string", "/b/d": "string" });
    describeRevision("2", { operations: { "GET /a": same, "GET /b": same }, ...area("/b") });
    expect(await findings()).toEqual(["added: GET /b", "changed: GET /a"]);
    expect(await findDrift(options())).toMatchObject({
      findings: [
        { todo: expect.stringMatching(/^it has a decision, but its facts were never accepted/) },
        {},
      ],
    });
    expect(await accept("GET /b")).toMatchObject({ revision: "1" });
    expect(readNames()).toEqual([["GET /a", "GET /b"], ["GET /b/c"]]);
    expect(await accept("GET /a")).toMatchObject({ revision: "2" });
    expect(readNames()).toEqual([
      ["GET /a", "GET /b"],
      ["GET /b/c", "GET /b/d"],
    ]);
  });

  test("has no operation twice when one of ours became one that was in an area", async () => {
    writeUpstream({ "/a/{id}": "string", "/a/{key}": "string" });
    describeRevision("1", { operations: { "GET /a/{id}": same }, ...area("/a") });
    await accept();
    writeUpstream({ "/a/{key}": "string", "/b": "string" });
    describeRevision("1", { operations: { "GET /a/{key}": same } });
    expect(await findings()).toEqual(["added: GET /b", "renamed: GET /a/{key}"]);
    await accept("GET /a/{id}");
    expect(readNames()).toEqual([["GET /a/{key}"], undefined]);
  });

  test("forgets the name of an operation that is gone from its area", async () => {
    writeUpstream({ "/a": "string", "/b": "string", "/c": "string" });
    describeRevision("1", { operations: { "GET /a": same }, ...area("/b", "/c") });
    await accept();
    writeUpstream({ "/a": "integer", "/c": "string" });
    await accept("GET /b");
    expect(readNames()).toEqual([["GET /a"], ["GET /c"]]);
  });

  test("says in which operations it counted, where the lock has others too", async () => {
    writeUpstream({ "/a": "string", "/b": "string" });
    describeRevision("1", { operations: { "GET /a": same } });
    await accept();
    expect(countedIn).toEqual(["GET /a"]);
    expect(memberOf(JSON.parse(readLockText()), "counted")).toEqual(["GET /a"]);
    writeUpstream({ "/a": "integer" });
    await accept("GET /b");
    expect(readLockText()).not.toMatch("counted");
  });

  test("keeps no text of a document", async () => {
    writeUpstream({ "/a": "string" });
    await accept();
    expect(readLockText()).not.toMatch(/Things|description/);
  });
});
