import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { findUnrecorded } from "./find-unrecorded.ts";
import { loadDocument } from "./load-document.ts";
import { readSkeleton } from "../../compare/read-skeleton.ts";
import type { Skeleton } from "../../compare/skeleton.ts";
import type { Upstream } from "./upstream.ts";

const KEY = "POST /things";

async function specOf(request: object, response: object = { type: "object" }): Promise<Skeleton> {
  const content = (schema: object): object => ({ content: { "application/json": { schema } } });
  const document = {
    openapi: "3.1.0",
    paths: {
      "/things": { post: { requestBody: content(request), responses: { "200": content(response) } } },
    },
  };
  return readSkeleton(
    await loadDocument("file:///api.yaml", () => Promise.resolve(Buffer.from(stringify(document)))),
  );
}

/** Findings for upstream's schema and ours, with deviations at these places. */
async function find(
  ats: readonly string[],
  theirs: readonly [object, object?],
  ours: readonly [object, object?],
) {
  return findUnrecorded(decide(...ats), await specOf(...theirs), await specOf(...ours));
}

function decide(...ats: string[]): Upstream {
  const deviations = ats.map((at) => ({ at, why: "Because." }));
  return {
    id: "acme",
    source: undefined,
    document: [],
    operations: new Map([[KEY, { decision: "different", deviations }]]),
    leftOut: [],
    leftOutAreas: [],
    fieldEvidence: [],
  };
}

const object = (a: object, required: readonly string[] = []): object => ({
  type: "object",
  properties: { a },
  required,
});
const string = { type: "string" };

describe("findUnrecorded", () => {
  test.each([
    ["a property that is required", object(string), object(string, ["a"]), "is now required"],
    ["a default", object(string), object({ ...string, default: "x" }), 'has default "x" added'],
    [
      "a limit",
      object({ type: "integer", maximum: 5 }),
      object({ type: "integer" }),
      "is no longer limited to at most 5",
    ],
    [
      "a pattern",
      object(string),
      object({ ...string, pattern: "^x$" }),
      'is now limited to text that matches "^x$"',
    ],
    ["null", object(string), object({ type: ["string", "null"] }), "may now be null"],
    ["known values", object({ enum: ["x", "y"] }), object({ enum: ["x"] }), 'has value "y" removed'],
  ])("finds %s in a request that no deviation names", async (_, theirs, ours, what) => {
    const problem = `${KEY}: no deviation names request /a, where it ${what}`;
    expect(await find([], [theirs], [ours])).toEqual([problem]);
    expect(await find(["request"], [theirs], [ours])).toEqual([problem]);
    expect(await find(["request /a"], [theirs], [ours])).toEqual([]);
  });

  test("finds in a response only what makes it accept less", async () => {
    const strict = object({ ...string, enum: ["x"], pattern: "^x$" }, ["a"]);
    const open = object({ type: ["string", "null"] });
    expect(await find([], [{}, strict], [{}, open])).toEqual([]);
    expect(await find([], [{}, open], [{}, strict])).toHaveLength(4);
    expect(await find(["response 200 /a"], [{}, open], [{}, strict])).toEqual([]);
  });

  test("leaves properties that only one of both has to people", async () => {
    const more = { type: "object", properties: { a: string, b: { ...string, default: "x" } } };
    expect(await find([], [object(string)], [more])).toEqual([]);
  });
});
