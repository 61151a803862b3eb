import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createJudge } from "../contract/create-judge.ts";
import type { OpenApiDocument } from "../../generator/document.ts";
import { listProviders } from "../../generator/list-providers.ts";
import { readSpec } from "../../generator/read-spec.ts";
import { findPlace } from "./find-place.ts";
import { type Case, readCases } from "./read-cases.ts";

const ROOT = join(import.meta.dirname, "../../..");

const suites: { readonly id: string; readonly document: OpenApiDocument; readonly cases: readonly Case[] }[] =
  [];
for (const id of listProviders(ROOT)) {
  const { document } = await readSpec(ROOT, id);
  suites.push({ id, document, cases: readCases(ROOT, id) });
}

describe.each(suites.filter(({ cases }) => cases.length > 0))("$id", ({ document, cases }) => {
  const judge = createJudge(document);

  test.each(cases)("$name", ({ place, upstream, value, upstreamAccepts, oursAccepts }) => {
    const upstreamComplaints = judge.complain(upstream, value);
    const ourComplaints = judge.complain(findPlace(document, place), value);
    const complaints = `upstream: ${upstreamComplaints.join("; ")}\nours: ${ourComplaints.join("; ")}`;
    expect(
      { upstreamAccepts: upstreamComplaints.length === 0, oursAccepts: ourComplaints.length === 0 },
      complaints,
    ).toEqual({ upstreamAccepts, oursAccepts });
  });
});

describe("the cases", () => {
  const all = suites.flatMap(({ id, cases }) => cases.map((item) => ({ ...item, id })));

  test("each show a difference between upstream's document and ours", () => {
    expect(all.filter(({ upstreamAccepts, oursAccepts }) => upstreamAccepts === oursAccepts)).toEqual([]);
  });

  test("have names of their own", () => {
    const names = all.map(({ id, name }) => `${id}: ${name}`);
    expect(names).toEqual([...new Set(names)]);
  });

  test("are at least thirty", () => {
    expect(all.length).toBeGreaterThanOrEqual(30);
  });
});
