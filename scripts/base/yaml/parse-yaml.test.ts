import { parseYaml as parseWithRedocly } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { ALIAS_OF_ITSELF, MULTIPLYING_ALIASES, nestLists } from "../hostile-texts.ts";
import { BoundsError, checkBounds } from "./check-bounds.ts";
import { parseYaml } from "./parse-yaml.ts";

describe("parseYaml", () => {
  test.each([
    ["merge keys", "a: &a { x: 1, y: 2 }\nb: { <<: *a, y: 3 }\nc: { y: 3, <<: *a }"],
    ["several merge keys", "a: &a { x: 1 }\nb: &b { x: 2, z: 3 }\nc: { <<: [*a, *b] }"],
    ["a merge of what is merged", "a: &a { x: 1 }\nb: &b { <<: *a, y: 2 }\nc: { <<: *b }"],
    ["a key in quotes that looks like one", 'a: { "<<": 1 }'],
    ["aliases of texts and lists", "a: &a text\nb: &b [1, 2]\nc: [*a, *b, *b]"],
    ["numbers", "[1, 0x1f, 0o17, 017, 1_000, 1e3, .5, -0, .inf, +1, 12345678901234567890]"],
    ["words", "[yes, no, on, off, true, True, TRUE, null, Null, ~, y]"],
    ["dates", "[2026-11-29, 2026-11-29T10:00:00Z]"],
    ["texts of several lines", "a: |\n  one\n  two\nb: >-\n  three\n  four\n"],
    ["keys that are numbers", "200: a\n4XX: b\ntrue: c\nnull: d"],
    ["nothing", "a:\nb: ''"],
  ])("reads %s as Redocly does", (_, text) => {
    expect(parseYaml(text)).toEqual(parseWithRedocly(text));
  });

  test.each([
    ["a key twice", "a: 1\na: 2"],
    ["two documents", "a: 1\n---\nb: 2"],
    ["an alias of nothing", "a: *b"],
  ])("refuses %s, as Redocly does", (_, text) => {
    expect(() => parseYaml(text)).toThrow();
    expect(() => parseWithRedocly(text)).toThrow();
  });
});

describe("the bounds of a document", () => {
  const failure = (text: string): unknown => {
    try {
      return parseYaml(text);
    } catch (error) {
      return error instanceof BoundsError ? error.message : error;
    }
  };

  test("refuse aliases that multiply, and name the smallest part that is too large", () => {
    expect(failure(MULTIPLYING_ALIASES)).toBe(
      "#/x-f contains more than 100000 values through aliases (*name)",
    );
  });

  test("refuse aliases that multiply on the way down, each alone small enough", () => {
    const parts = ["a", "b", "c"].map((name) => `${name}: { y: [*big, *big] }`);
    const big = `big: &big [${"x,".repeat(19_000)}]`;
    expect(failure(`${big}\nx: { ${parts.join(", ")} }`)).toMatch(/^#\/x contains more than/);
  });

  test.each([
    ["a list", "a: &a [1, *a]", '#/a has an alias at "1" that leads back to it'],
    ["a map", ALIAS_OF_ITSELF, '#/x-a/b has an alias at "c/d" that leads back to it'],
  ])("refuse %s that holds itself", (_, text, message) => {
    expect(failure(text)).toBe(message);
  });

  test("refuse values that are nested too deeply, also through aliases that each add a few levels", () => {
    const names = Array.from(
      { length: 101 },
      (_, index) => `v${index}: &v${index} [${index > 0 ? `*v${index - 1}` : ""}]`,
    );
    expect(failure(names.join("\n"))).toMatch(/^#\/v\d+ is nested more than 100 levels deep$/);
    expect(() => checkBounds(JSON.parse(nestLists(20_000)))).toThrow(
      "#/0/0/0/0/0/0/… is nested more than 100 levels deep",
    );
  });

  test("accept a long document with many aliases, and one with a hundred levels", () => {
    const errors = "errors: &errors { a: 1, b: [2] }";
    const uses = Array.from({ length: 5000 }, (_, index) => `u${index}: *errors`);
    expect(failure([errors, ...uses].join("\n"))).toHaveProperty("u4999", { a: 1, b: [2] });
    expect(failure(nestLists(99))).toHaveLength(1);
  });
});
