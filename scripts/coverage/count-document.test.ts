import { describe, expect, test } from "vitest";
import { countDocument } from "./count-document.ts";
import { sampleDocument } from "./sample-document.ts";

describe("countDocument", () => {
  test("counts the errors that Redocly finds, without reading any file", async () => {
    const document = await sampleDocument({ type: "object", properties: [] });
    const { lintErrors } = await countDocument(document);
    expect(lintErrors).toBeGreaterThan(0);
  });
});
