import { describe, expect, test } from "vitest";
import { buildQuery } from "./build-query.js";
import type { QueryStyle } from "../client/provider.js";
import { asFields, separatedBy } from "./query-styles.js";

interface OpenApiStyle {
  readonly style?: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  readonly explode?: false;
  readonly date?: "epoch-ms";
}

/** Facts that the generator renders for a style in a spec. */
function styleOf({ style = "deepObject", explode, date }: OpenApiStyle): QueryStyle {
  const separators = { form: ",", spaceDelimited: "%20", pipeDelimited: "%7C", deepObject: "," } as const;
  return {
    ...(explode === false && { write: separatedBy(separators[style]) }),
    ...(explode === undefined && style === "form" && { write: asFields }),
    ...(date && { date }),
  };
}

const call = { method: "GET", path: "/agents" };
const moment = new Date("2026-11-20T05:00:00.000Z");

describe("buildQuery", () => {
  test("returns an empty text when there is no value", () => {
    expect(buildQuery(call)).toBe("");
    expect(buildQuery(call, {})).toBe("");
    expect(buildQuery(call, { a: undefined, b: null, c: [], d: {}, e: { f: undefined } })).toBe("");
  });

  test.each<[query: Record<string, unknown>, want: string]>([
    [{ a: "x" }, "?a=x"],
    [{ a: "" }, "?a="],
    [{ a: 0, b: false, c: -1.5 }, "?a=0&b=false&c=-1.5"],
    [{ a: undefined, b: "x", c: undefined }, "?b=x"],
    [{ a: "&=?#+ é/%" }, "?a=%26%3D%3F%23%2B%20%C3%A9%2F%25"],
    [{ "filter[a b]&": "x" }, "?filter%5Ba%20b%5D%26=x"],
    [{ a: ["x", "y,z"] }, "?a=x&a=y%2Cz"],
    [{ a: [1, true, "x"] }, "?a=1&a=true&a=x"],
    [{ a: moment }, "?a=2026-11-20T05%3A00%3A00.000Z"],
    [{ a: [moment] }, "?a=2026-11-20T05%3A00%3A00.000Z"],
    [{ a: { b: "x", c: 2, d: undefined, "&": "=" } }, "?a%5Bb%5D=x&a%5Bc%5D=2&a%5B%26%5D=%3D"],
    [{ a: { since: moment } }, "?a%5Bsince%5D=2026-11-20T05%3A00%3A00.000Z"],
    [JSON.parse('{"__proto__":"x","a":{"__proto__":"y"}}'), "?__proto__=x&a%5B__proto__%5D=y"],
    [{ constructor: "x", toString: "y" }, "?constructor=x&toString=y"],
    [Object.create({ inherited: "x" }), ""],
  ])("writes %j", (query, want) => {
    expect(buildQuery(call, query)).toBe(want);
  });

  test.each<[style: OpenApiStyle, value: unknown, want: string]>([
    [{ explode: false }, ["x", "y,z"], "?a=x,y%2Cz"],
    [{ explode: false }, "x", "?a=x"],
    [{ explode: false }, [], ""],
    [{ explode: false, style: "pipeDelimited" }, ["x", "y"], "?a=x%7Cy"],
    [{ explode: false, style: "spaceDelimited" }, ["x", "y"], "?a=x%20y"],
    [{ date: "epoch-ms" }, moment, `?a=${moment.getTime()}`],
    [{ date: "epoch-ms" }, 1_700_000_000_000, "?a=1700000000000"],
    [{ date: "epoch-ms", explode: false }, [moment, 1], `?a=${moment.getTime()},1`],
    [{ style: "form" }, { b: "x", c: "y" }, "?b=x&c=y"],
    [{ style: "form", explode: false }, { b: "x", c: "y" }, "?a=b,x,c,y"],
    [{ style: "deepObject" }, ["x", "y"], "?a=x&a=y"],
  ])("follows the style %j for %j", (style, value, want) => {
    expect(buildQuery(call, { a: value }, { a: styleOf(style) })).toBe(want);
  });

  test.each<[value: unknown, problem: string]>([
    [NaN, "is not an exact number"],
    [-Infinity, "is not an exact number"],
    [new Date(NaN), "is an invalid date"],
    ["secret\udc00", "has half of a surrogate pair"],
    [{ "secret\udc00": 1 }, "has half of a surrogate pair"],
    [Symbol("secret"), "is not a string, number or boolean"],
    [() => "secret", "is not a string, number or boolean"],
    [["x", undefined], "is missing"],
    [[null], "is missing"],
    [Array(2), "is missing"],
    [[["secret"]], "is not a string, number or boolean"],
    [{ b: { c: "secret" } }, "is not a string, number or boolean"],
    [new Map([["b", "secret"]]), "is not a string, number or boolean"],
    [new Set(["secret"]), "is not a string, number or boolean"],
    [new URLSearchParams("b=secret"), "is not a string, number or boolean"],
    [Promise.resolve("secret"), "is not a string, number or boolean"],
  ])("refuses %j, names the parameter and does not show the value", (value, problem) => {
    expect(() => buildQuery(call, { ids: value })).toThrow(
      expect.objectContaining({
        name: "InvalidRequestError",
        part: "query",
        parameter: "ids",
        message: `GET /agents: query parameter "ids" ${problem}; nothing was sent`,
      }),
    );
  });

  // The table of "Style Examples" in OpenAPI 3.1.1, all cells for the query.
  const list = ["blue", "black", "brown"];
  const fields = { R: 100, G: 200, B: 150 };
  test.each<[style: OpenApiStyle, value: unknown, want: string]>([
    [{ style: "form", explode: false }, "", "?color="],
    [{ style: "form", explode: false }, "blue", "?color=blue"],
    [{ style: "form", explode: false }, list, "?color=blue,black,brown"],
    [{ style: "form", explode: false }, fields, "?color=R,100,G,200,B,150"],
    [{ style: "form" }, "", "?color="],
    [{ style: "form" }, "blue", "?color=blue"],
    [{ style: "form" }, list, "?color=blue&color=black&color=brown"],
    [{ style: "form" }, fields, "?R=100&G=200&B=150"],
    [{ style: "spaceDelimited", explode: false }, list, "?color=blue%20black%20brown"],
    [{ style: "spaceDelimited", explode: false }, fields, "?color=R%20100%20G%20200%20B%20150"],
    [{ style: "pipeDelimited", explode: false }, list, "?color=blue%7Cblack%7Cbrown"],
    [{ style: "pipeDelimited", explode: false }, fields, "?color=R%7C100%7CG%7C200%7CB%7C150"],
    [{ style: "deepObject" }, fields, "?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
  ])("writes %j as OpenAPI does: %j", (style, value, want) => {
    expect(buildQuery(call, { color: value }, { color: styleOf(style) })).toBe(want);
  });

  test.each<[style: "spaceDelimited" | "pipeDelimited", separator: string, value: unknown]>([
    ["spaceDelimited", " ", ["x", "y z"]],
    ["spaceDelimited", " ", { b: "y z" }],
    ["pipeDelimited", "|", ["x|y"]],
    ["pipeDelimited", "|", { "b|c": 1 }],
  ])("refuses with %s a value that has its separator %j in it: %j", (style, separator, value) => {
    expect(() => buildQuery(call, { a: value }, { a: styleOf({ style, explode: false }) })).toThrow(
      `query parameter "a" has a value with the separator "${separator}"`,
    );
    expect(buildQuery(call, { a: value }, { a: styleOf({ style }) })).not.toBe("");
  });

  test("distinguishes a comma within a value from one between two", () => {
    const styles: Record<string, QueryStyle> = { a: styleOf({ explode: false }) };
    expect(buildQuery(call, { a: ["x,y", "z |"] }, styles)).toBe("?a=x%2Cy,z%20%7C");
  });

  test("leaves out an object without fields in every style", () => {
    for (const style of ["form", "deepObject"] as const) {
      expect(buildQuery(call, { a: { b: undefined } }, { a: styleOf({ style, explode: false }) })).toBe("");
    }
  });

  test("writes a bigint", () => {
    expect(buildQuery(call, { a: 2n ** 60n })).toBe("?a=1152921504606846976");
  });

  test("refuses a name that is not valid text", () => {
    expect(() => buildQuery(call, { "\ud800": "x" })).toThrow("has half of a surrogate pair");
  });

  test("refuses a query that is not a plain object, which would be sent empty", () => {
    const query: object = new URLSearchParams("a=x");
    expect(() => buildQuery(call, { ...query })).not.toThrow();
    expect(() => Reflect.apply(buildQuery, undefined, [call, query])).toThrow("must be a plain object");
  });
});
