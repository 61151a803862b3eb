import { describe, expect, test } from "vitest";
import { countDocument } from "./count-document.ts";
import { sampleDocument } from "./fixtures/sample-document.ts";

describe("countDocument", () => {
  test("counts the errors that Redocly finds, without reading any file", async () => {
    const document = await sampleDocument({ type: "object", properties: [] });
    const { lintErrors } = await countDocument(document, new Set(["POST /things"]));
    expect(lintErrors).toBeGreaterThan(0);
  });

  test("counts nothing of operations that were not asked for", async () => {
    const example = { properties: { a: { type: "string", example: 1 } } };
    const document = await sampleDocument({ ...example, required: "a" });
    const all = await countDocument(document, new Set(["POST /things"]));
    const none = await countDocument(document, new Set(["GET /things"]));
    expect(all.examples).toEqual({ total: 1, broken: 1 });
    expect(none.examples).toEqual({ total: 0, broken: 0 });
    expect(none.lintErrors).toBeLessThan(all.lintErrors);
  });
});
