import { describe, expect, test } from "vitest";
import { decodeChunks } from "./read-body.js";

const TEXT = "\uFEFFnaïve 🎉";
const BYTES = new TextEncoder().encode(TEXT);

describe("decodeChunks", () => {
  test("reads a text wherever its bytes are split", async () => {
    const read = await new Response(BYTES).text();
    for (let at = 0; at <= BYTES.length; at += 1) {
      expect(decodeChunks([BYTES.slice(0, at), BYTES.slice(at)])).toBe(read);
    }
  });

  test("reads one chunk and none as fetch does, whatever was read before", async () => {
    const broken = BYTES.slice(0, -1);
    expect(decodeChunks([broken])).toBe(await new Response(broken).text());
    expect(decodeChunks([BYTES])).toBe("naïve 🎉");
    expect(decodeChunks([])).toBe("");
  });
});
