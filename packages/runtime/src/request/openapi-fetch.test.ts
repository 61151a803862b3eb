import { serializeArrayParam, serializeObjectParam } from "openapi-fetch";
import { describe, expect, test } from "vitest";
import { buildQuery } from "./build-query.js";
import { asFields, separatedBy } from "./query-styles.js";

type Style = "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";

const values = ["x", "y,z", "&=?#+ é/%", "", "|"];

function write(value: unknown, style: Style, explode: boolean): string {
  const separators = { form: ",", spaceDelimited: "%20", pipeDelimited: "%7C", deepObject: "," } as const;
  const given = explode ? style === "form" && asFields : separatedBy(separators[style]);
  const styles = given ? { ids: { write: given } } : {};
  return buildQuery({ method: "GET", path: "/" }, { ids: value }, styles).slice(1);
}

/** RFC 3986 has no place in a query for the characters that openapi-fetch leaves as they are. */
function encode(query: string): string {
  return query.replace(/[[\]|]/g, encodeURIComponent);
}

describe("a query is written as openapi-fetch would, with brackets and pipes encoded", () => {
  test.each(
    (["form", "spaceDelimited", "pipeDelimited"] as const).flatMap((style) =>
      [true, false].map((explode) => ({ style, explode })),
    ),
  )("for a list with %j", ({ style, explode }) => {
    // A separator within a value is refused.
    const sendable = values.filter((value) => explode || style === "form" || !/[ |]/.test(value));
    for (const list of [sendable, sendable.slice(0, 1)])
      expect(write(list, style, explode)).toBe(encode(serializeArrayParam("ids", list, { style, explode })));
  });

  test.each<[style: "deepObject" | "form", explode: boolean]>([
    ["deepObject", true],
    ["form", true],
    ["form", false],
  ])("for an object with the style %s and explode %s", (style, explode) => {
    const fields = values.map((value, index): [string, string] => [`f${index}`, value]);
    for (const some of [fields, fields.slice(0, 1)]) {
      const value = Object.fromEntries(some);
      expect(write(value, style, explode)).toBe(
        encode(serializeObjectParam("ids", value, { style, explode })),
      );
    }
  });
});
