import { describe, expect, test } from "vitest";
import { fillSections, MissingSectionError } from "./marked-sections.ts";

const text = "Before\n\n<!-- generated: table -->\nold\n<!-- end: table -->\n\nAfter\n";

describe("fillSections", () => {
  test("replaces what stands between the markers and nothing else", () => {
    expect(fillSections("README.md", text, { table: "new\n" })).toBe(
      "Before\n\n<!-- generated: table -->\n\nnew\n\n<!-- end: table -->\n\nAfter\n",
    );
  });

  test("gives the same text when it is done again", () => {
    const once = fillSections("README.md", text, { table: "$& new" });
    expect(fillSections("README.md", once, { table: "$& new" })).toBe(once);
  });

  test.each([
    ["without markers", "Before\n"],
    ["with the markers in the wrong order", "<!-- end: table -->\n<!-- generated: table -->\n"],
  ])("refuses a text %s", (_, wrong) => {
    expect(() => fillSections("README.md", wrong, { table: "new" })).toThrow(MissingSectionError);
  });
});
