import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { findArea } from "../drift/find-area.ts";
import { namesIn } from "../drift/lock.ts";
import { readLock } from "../drift/read-lock.ts";
import { readUpstream } from "../drift/read-upstream.ts";
import { listProviders } from "../../generator/list-providers.ts";
import { listPlaces } from "./list-places.ts";
import { coverProvider, type ProviderCoverage } from "./cover-provider.ts";
import { COVERAGE_PATH, renderReadme } from "./render-readme.ts";

const root = join(import.meta.dirname, "../../..");
let coverages: readonly ProviderCoverage[] = [];
beforeAll(async () => {
  const all = await Promise.all(listProviders(root).map((id) => coverProvider(root, id)));
  coverages = all.filter((one) => one !== undefined);
}, 120_000);

describe("coverProvider", () => {
  test("counts every operation of upstream once: curated, or left out", () => {
    for (const { id, operations } of coverages) {
      const lock = readLock(root, id);
      const upstream = readUpstream(root, id);
      const known = lock?.kind === "document" ? [...namesIn(lock)] : [];
      const single = upstream.leftOut.filter(({ operation }) => known.includes(operation)).length;
      const inAreas = known.filter((key) => findArea(upstream, key) !== undefined).length;
      const { same, different, leftOut } = operations;
      expect([id, same + different + single + inAreas]).toEqual([id, operations.upstream]);
      expect(leftOut).toBe(upstream.leftOut.length + inAreas);
    }
  });

  test.each(listProviders(root))("finds no place in %s that is looser than it may be", async (id) => {
    const loose = Object.entries(await listPlaces(root, id)).filter(([, places]) => places.length > 0);
    // The message of a failure has the places; "pnpm coverage <id> --places" lists them too.
    expect(Object.fromEntries(loose)).toEqual({});
  });

  test("counts nothing loose in ours that is not open on purpose", () => {
    for (const { id, ours } of coverages) {
      const {
        unexplainedObjects,
        untaggedUnions,
        plainStrings = 0,
        missingErrors = 0,
        examples,
        lintErrors,
      } = ours;
      expect({ id, unexplainedObjects, untaggedUnions, plainStrings, missingErrors, lintErrors }).toEqual({
        id,
        unexplainedObjects: 0,
        untaggedUnions: 0,
        plainStrings: 0,
        missingErrors: 0,
        lintErrors: 0,
      });
      expect(examples.broken).toBe(0);
      expect(examples.total).toBeGreaterThan(operationsOf(id));
    }
  });

  test("has figures of upstream where it is a document, and the number of pages where it is not", () => {
    for (const { upstream, pages } of coverages) expect(upstream === undefined).toBe(pages !== undefined);
    expect(coverages.some(({ upstream }) => (upstream?.missingErrors ?? 0) > 0)).toBe(true);
  });
});

function operationsOf(id: string): number {
  const { same = 0, different = 0 } = coverages.find((one) => one.id === id)?.operations ?? {};
  return same + different;
}

describe("renderReadme", () => {
  test("gives the README that is there; if not, run: pnpm coverage --write", async () => {
    const current = readFileSync(join(root, COVERAGE_PATH), "utf8");
    expect(current).toBe(await renderReadme(root, current, coverages));
  });
});
