import { serializeArrayParam, serializeObjectParam } from "openapi-fetch";
import { describe, expect, test } from "vitest";
import { serializeQueryFields, serializeQueryList } from "./serialize.js";

const values = ["x", "y,z", "&=?#+ é/%", "", "|"];
/** `explode` is left out where it is `true`, which is what openapi-fetch calls it. */
const ways = [undefined, false] as const;

/** RFC 3986 has no place in a query for the characters that openapi-fetch leaves as they are. */
function encode(query: string): string {
  return query.replace(/[[\]|]/g, encodeURIComponent);
}

describe("a query is written as openapi-fetch would, with brackets and pipes encoded", () => {
  test.each(
    (["form", "spaceDelimited", "pipeDelimited"] as const).flatMap((style) =>
      ways.map((explode) => ({ style, explode })),
    ),
  )("for a list with %j", ({ style, explode }) => {
    for (const list of [values, values.slice(0, 1)])
      expect(serializeQueryList("ids", list, explode === false ? { style, explode } : { style })).toBe(
        encode(serializeArrayParam("ids", list, { style, explode: explode ?? true })),
      );
  });

  test.each<[style: "deepObject" | "form", explode: undefined | false]>([
    ["deepObject", undefined],
    ["form", undefined],
    ["form", false],
  ])("for an object with the style %s and explode %s", (style, explode) => {
    const fields = values.map((value, index): [string, string] => [`f${index}`, value]);
    for (const some of [fields, fields.slice(0, 1)])
      expect(serializeQueryFields("filter", some, explode === false ? { style, explode } : { style })).toBe(
        encode(serializeObjectParam("filter", Object.fromEntries(some), { style, explode: explode ?? true })),
      );
  });

  test("but for names, which are encoded too", () => {
    expect(serializeQueryList("a b", ["x", "y"], { explode: false })).toBe("a%20b=x,y");
    expect(serializeQueryFields("a b", [["c&d", "x"]], {})).toBe("a%20b%5Bc%26d%5D=x");
    expect(serializeQueryFields("a", [["c&d", "x"]], { style: "form" })).toBe("c%26d=x");
    expect(serializeQueryFields("a", [["c&d", "x"]], { style: "form", explode: false })).toBe("a=c%26d,x");
  });
});
