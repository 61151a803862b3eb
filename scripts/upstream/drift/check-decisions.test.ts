import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listProviders } from "../../generator/list-providers.ts";
import { checkDecisions } from "./check-decisions.ts";
import { sha256 } from "../../compare/sha256.ts";
import { findUnrecorded } from "./find-unrecorded.ts";
import { loadSpec } from "./load-spec.ts";
import type { Lock, PageLock } from "./lock.ts";
import { readLock } from "./read-lock.ts";
import { readWithEvents } from "../../compare/read-skeleton.ts";
import { readUpstream } from "./read-upstream.ts";
import type { Skeleton } from "../../compare/skeleton.ts";
import { restoreSkeleton } from "./store-skeleton.ts";
import type { Upstream } from "./upstream.ts";

const root = join(import.meta.dirname, "../../..");

async function readOurs(id: string): Promise<Skeleton> {
  return readWithEvents(await loadSpec(root, id));
}

describe.each(listProviders(root))("upstream.yaml of %s", (id) => {
  test("has a decision for every operation, and none that points at nothing", async () => {
    const upstream = readUpstream(root, id);
    const problems =
      upstream.source === undefined ? [] : checkDecisions(upstream, await readOurs(id), readLock(root, id));
    expect(problems).toEqual([]);
  });

  test("records every fact of upstream's document that ours judges values by in another way", async () => {
    const lock = readLock(root, id);
    if (lock?.kind !== "document") return;
    const problems = findUnrecorded(readUpstream(root, id), restoreSkeleton(lock), await readOurs(id));
    expect(problems).toEqual([]);
  });

  test("rests on pages whose hashes nobody made up", () => {
    const lock = readLock(root, id);
    expect(lock?.kind === "pages" ? findMadeUpHashes(lock) : []).toEqual([]);
  });
});

/** Pages with hashes that no page has: those of nothing and of names, those of two pages at once, and patterns. */
function findMadeUpHashes({ pages }: PageLock): string[] {
  const entries = Object.entries(pages).flatMap(([file, hash]) => (hash === null ? [] : [{ file, hash }]));
  const times = Map.groupBy(entries, ({ hash }) => hash);
  return entries
    .filter(({ file, hash }) => {
      const names = ["", "\n", file, file.split("/").at(-1) ?? "", file.replace(/\.\w+$/, "")];
      return (
        names.some((name) => sha256(name) === hash) ||
        new Set(hash).size < 8 ||
        (times.get(hash)?.length ?? 0) > 1
      );
    })
    .map(({ file }) => file);
}

describe("findMadeUpHashes", () => {
  const real = { "a.mdx": sha256("text of a"), "b.mdx": sha256("text of b"), "c.mdx": null };

  test("accepts hashes of texts, and pages that were never read", () => {
    expect(findMadeUpHashes({ kind: "pages", revision: "1", pages: real })).toEqual([]);
  });

  test.each([
    ["of nothing", sha256("")],
    ["of the page's own name", sha256("d.mdx")],
    ["of another page", sha256("text of a")],
    ["that is a pattern", "0123".repeat(16)],
  ])("finds a hash %s", (_, hash) => {
    expect(findMadeUpHashes({ kind: "pages", revision: "1", pages: { ...real, "d.mdx": hash } })).toContain(
      "d.mdx",
    );
  });
});

describe("checkDecisions", () => {
  const source = {
    url: "https://example.com",
    file: "api.json",
    revision: "1",
    license: "MIT",
    read: "2026-11-20",
  };
  const string = { type: "string" };
  const body = { type: "object", properties: { a: { type: "array", items: { properties: { b: string } } } } };
  const operation = {
    wording: "",
    security: [],
    parameters: { "query page": { schema: string } },
    responses: { "200": { content: { "application/json": body } } },
  };
  const lock: Lock = {
    kind: "document",
    revision: "1",
    examples: { total: 0, broken: 0 },
    lintErrors: 0,
    servers: [],
    schemas: {},
    operations: { "GET /things": operation },
  };
  const upstream: Upstream = {
    id: "acme",
    source,
    document: [],
    operations: new Map([["GET /things", { decision: "same" }]]),
    leftOut: [],
    leftOutAreas: [],
    fieldEvidence: [],
  };
  const decide = (...ats: string[]): Upstream => ({
    ...upstream,
    operations: new Map([
      ["GET /things", { decision: "different", deviations: ats.map((at) => ({ at, why: "Because." })) }],
    ]),
  });
  const ours = (...operations: string[]): Skeleton => {
    const own = { id: undefined, facts: {}, security: [], request: undefined, wording: "" };
    const responses = new Map([["404", { headers: new Map(), content: new Map() }]]);
    return {
      servers: [],
      operations: new Map(operations.map((key) => [key, { ...own, parameters: new Map(), responses }])),
    };
  };
  const things = ours("GET /things");

  test("accepts places that are in upstream's document or in ours", () => {
    const decided = decide(
      "response 200 /a/b",
      "response 200 and 404",
      "query page",
      "operation",
      "response 200, x",
    );
    expect(checkDecisions(decided, things, lock)).toEqual([]);
  });

  test.each([
    ["response 200 /a/c", "/a/c is missing"],
    ["response 200 /a/b and d", "/d is missing"],
    ["response 500", "response 500 is missing"],
    ["query limit", "the query parameter limit is missing"],
    ["header page", "the header parameter page is missing"],
    ["request /a", "the operation has no request body"],
    ["answer 200", "it must start with a part of an operation, such as request"],
  ])("finds that %s points at nothing", (at, problem) => {
    expect(checkDecisions(decide(at), things, lock)).toEqual([
      `GET /things: "at: ${at}" is invalid: ${problem}`,
    ]);
  });

  test("finds field evidence of a place or an operation that there is not", () => {
    const fieldEvidence = [
      ["GET /things", "response 200 /a/b"],
      ["GET /things", "response 200 /c"],
      ["GET /left", "request /a"],
      ["GET /nothing", "request /a"],
    ].map(([key = "", at = ""]) => {
      const rest = { seen: "It.", where: "There.", when: "2026", version: "1", confidence: "open" } as const;
      return { operation: key, at, ...rest };
    });
    const leftOut = [{ operation: "GET /left", why: "No." }];
    expect(checkDecisions({ ...upstream, fieldEvidence, leftOut }, things, lock)).toEqual([
      'field-evidence: GET /things: "at: response 200 /c" is invalid: /c is missing',
      "field-evidence: GET /nothing: neither operations nor left-out has this operation",
    ]);
  });

  test("finds a decision about an operation that the spec does not have", () => {
    expect(checkDecisions(upstream, ours(), lock)).toEqual([
      "GET /things: has a decision, but the spec has no such operation; remove the decision",
    ]);
  });

  test("finds an operation of the spec without a decision", () => {
    expect(checkDecisions(upstream, ours("GET /things", "PUT /things"), lock)).toEqual([
      'PUT /things: has no decision; add "same" or "different" under operations',
    ]);
  });

  test("finds an operation of upstream without a decision", () => {
    const none = { ...upstream, operations: new Map() };
    expect(checkDecisions(none, ours(), lock)).toEqual([
      "GET /things: upstream has it, but it has no decision; curate it, or leave it out with a reason",
    ]);
    expect(
      checkDecisions({ ...none, leftOut: [{ operation: "GET /things", why: "No." }] }, ours(), lock),
    ).toEqual([]);
  });

  test("finds an operation that upstream does not have, unless it is kept on purpose", () => {
    const empty: Lock = { ...lock, operations: {} };
    expect(checkDecisions(upstream, things, empty)).toEqual([
      'GET /things: upstream has no such operation; to keep it, add the reason as a deviation at "operation"',
    ]);
    expect(checkDecisions(decide("operation"), things, empty)).toEqual([]);
  });

  test("finds an operation that is left out but in the spec, or not written as one", () => {
    const leftOut = [
      { operation: "GET /things", why: "No." },
      { operation: "GET /things with another kind", why: "No." },
      { operation: "things", why: "No." },
    ];
    expect(checkDecisions({ ...upstream, leftOut }, things, lock)).toEqual([
      "left-out: the spec has GET /things; remove it from one of the two",
      'left-out: "things" must be written like "GET /path"',
    ]);
  });

  const area = { paths: "/things", why: "No." };
  const undecided: Upstream = { ...upstream, operations: new Map(), leftOutAreas: [area] };

  test("accepts that an operation of upstream is left out with its area, by its facts or by its name", () => {
    const named: Lock = { ...lock, operations: {}, leftOut: ["GET /things"] };
    expect(checkDecisions(undecided, ours(), lock)).toEqual([]);
    expect(checkDecisions(undecided, ours(), named)).toEqual([]);
    expect(checkDecisions({ ...undecided, leftOutAreas: [] }, ours(), named)).toEqual([
      "GET /things: upstream has it, but it has no decision; curate it, or leave it out with a reason",
    ]);
  });

  test("finds an area that covers every path of upstream", () => {
    const wide: Lock = { ...lock, operations: {}, leftOut: ["GET /v1/a", "GET /v1/b"] };
    const check = (paths: string): string[] =>
      checkDecisions({ ...undecided, leftOutAreas: [{ paths, why: "No." }] }, ours(), wide).filter((line) =>
        line.startsWith("left-out"),
      );
    expect(check("/v1")).toEqual([
      'left-out: "paths: /v1" covers every path of upstream, so new operations would never be drift; use narrower areas',
    ]);
    expect(check("/v1/a")).toEqual([]);
  });

  test("finds an area that leaves nothing out", () => {
    const nothing = (paths: string): string =>
      `left-out: "paths: ${paths}" leaves out no operation: upstream has none at or below it without an ` +
      "entry; correct or remove it";
    const thing = { paths: "/thing", why: "No." };
    expect(checkDecisions({ ...undecided, leftOutAreas: [area, thing] }, ours(), lock)).toEqual([
      nothing("/thing"),
    ]);
    expect(checkDecisions({ ...upstream, leftOutAreas: [area] }, things, lock)).toEqual([nothing("/things")]);
  });

  test("finds an area where there is no document to look in", () => {
    const accepted: Lock = { kind: "pages", revision: "1", pages: {} };
    expect(checkDecisions(undecided, ours(), accepted)).toEqual([
      'left-out: "paths: /things" needs a document; for pages, list every operation',
    ]);
  });

  test("finds an operation that was taken out of its area and has no facts in the lock", () => {
    const named: Lock = { ...lock, operations: {}, leftOut: ["GET /things"] };
    const problem =
      'GET /things: upstream.lock.json has only its name; run pnpm drift accept acme "GET /things" to record its facts';
    expect(checkDecisions(upstream, things, named)).toEqual([problem]);
    const single = { ...undecided, leftOut: [{ operation: "GET /things", why: "No." }], leftOutAreas: [] };
    expect(checkDecisions(single, ours(), named)).toEqual([problem]);
  });

  test("finds a pattern where an operation is expected, unless upstream has just that", () => {
    const leftOut = [{ operation: "GET /things/*", why: "No." }];
    const odd: Lock = { ...lock, operations: { "GET /things": operation, "GET /things/*": operation } };
    expect(checkDecisions({ ...upstream, leftOut }, things, lock)).toEqual([
      'left-out: "GET /things/*" is a pattern; name one operation, or leave out an area with "paths: /path"',
    ]);
    expect(checkDecisions({ ...upstream, leftOut }, things, odd)).toEqual([]);
    const decided = new Map(upstream.operations).set("PUT /*", { decision: "same" });
    expect(checkDecisions({ ...upstream, operations: decided }, things, lock)).toContain(
      'operations: "PUT /*" is a pattern; name one operation, or leave out an area with "paths: /path"',
    );
  });

  test("finds operations whose page is not named, is none, or is not in the lock", () => {
    const pages: Upstream = {
      ...upstream,
      source: { ...source, kind: "pages", file: "api/{page}.mdx", page: "https://docs.example.com/{page}" },
      operations: new Map([
        ["GET /a", { decision: "same" }],
        ["GET /b", { decision: "same", page: "https://elsewhere.example.com/b" }],
        ["GET /c", { decision: "same", page: "https://docs.example.com/c" }],
        ["GET /d", { decision: "same", page: "https://docs.example.com/d" }],
      ]),
    };
    const accepted: Lock = { kind: "pages", revision: "1", pages: { "api/d.mdx": null } };
    expect(checkDecisions(pages, ours("GET /a", "GET /b", "GET /c", "GET /d"), accepted)).toEqual([
      "GET /a: has no page; add the page that documents it",
      "GET /b: https://elsewhere.example.com/b does not match https://docs.example.com/{page}",
      "GET /c: upstream.lock.json has no page api/c.mdx",
    ]);
  });

  test("asks for a lock, and for nothing as long as there is no source", () => {
    expect(checkDecisions(upstream, things, undefined)).toEqual([
      'upstream.lock.json does not exist; "pnpm drift accept acme" writes it',
    ]);
    expect(checkDecisions({ ...upstream, source: undefined }, things, undefined)).toEqual([]);
  });
});
