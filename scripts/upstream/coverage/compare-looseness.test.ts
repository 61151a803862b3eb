import { describe, expect, test } from "vitest";
import { readSkeleton } from "../../compare/read-skeleton.ts";
import { compareLooseness } from "./compare-looseness.ts";
import { object, sampleDocument } from "./fixtures/sample-document.ts";

const string = { type: "string" };

describe("compareLooseness", () => {
  const compare = async (
    here: object,
    there: object,
    statuses: [string[], string[]] = [["200"], ["200"]],
  ) => {
    const [a, b] = await Promise.all([
      sampleDocument(here, { statuses: statuses[0] }),
      sampleDocument(there, { statuses: statuses[1] }),
    ]);
    return compareLooseness(readSkeleton(a), readSkeleton(b));
  };
  const known = { type: "string", enum: ["a", "b"] };

  test("counts texts whose values the other one knows, in lists and unions too", async () => {
    const here = object({
      a: string,
      b: { type: "array", items: string },
      c: { oneOf: [object({ d: string }), string] },
      e: string,
    });
    const there = object({
      a: known,
      b: { type: "array", items: { anyOf: [known, string] } },
      c: object({ d: known }),
      e: string,
    });
    expect(await compare(here, there)).toMatchObject({ plainStrings: 3 });
    expect(await compare(there, here)).toMatchObject({ plainStrings: 0 });
  });

  test("counts error responses that only the other one declares", async () => {
    const statuses: [string[], string[]] = [
      ["200", "400"],
      ["201", "400", "404", "5XX"],
    ];
    expect(await compare(string, string, statuses)).toMatchObject({ missingErrors: 2 });
    expect(await compare(string, string, [["default"], ["404", "500"]])).toMatchObject({ missingErrors: 0 });
    expect(await compare(string, string, [["4XX"], ["404", "500"]])).toMatchObject({ missingErrors: 1 });
  });
});
