import { describe, expect, test } from "vitest";
import { mayBacktrack, SlowPatternError, TimedPattern } from "./timed-pattern.ts";

const LETTERS = `${"a".repeat(40)}!`;

describe("TimedPattern", () => {
  test.each([
    ["^[A-Z]{2}$", "DE", true],
    ["^(a+)+$", "aaa", true],
    ["^(\\d{3})-(\\d{4})$", "123-456", false],
  ])("tests %s as a regular expression does", (pattern, text, expected) => {
    expect(new TimedPattern(pattern, "u").test(text)).toBe(expected);
  });

  test.each(["^(a+)+$", "^(a|a)*$", "^(a*)*b$", "^(?=(a+)+$)a", "^(a+)+\\1$", "^(?:a{1,40}){1,40}$"])(
    "gives up %s, a second time at once",
    (pattern) => {
      const tryIt = (): boolean => new TimedPattern(pattern, "u").test(LETTERS);
      expect(tryIt).toThrow(SlowPatternError);
      const started = performance.now();
      expect(tryIt).toThrow(`the pattern ${pattern} takes longer than 1000 ms; avoid a quantifier`);
      expect(performance.now() - started).toBeLessThan(500);
    },
  );

  test("refuses an invalid regular expression in the constructor", () => {
    expect(() => new TimedPattern("(", "u")).toThrow(SyntaxError);
  });
});

test.each([
  ["^\\+[1-9][0-9]{1,14}$", false],
  ["^([01][0-9]|2[0-3]):[0-5][0-9]$", false],
  ["^\\P{Lu}*$", false],
  ["^[+*]+$", false],
  ["^\\(\\d+\\)$", false],
  ["a*b*", true],
  ["(ab)+", true],
  ["(ab){2,}", true],
])("mayBacktrack(%s) is %s", (pattern, expected) => {
  expect(mayBacktrack(pattern)).toBe(expected);
});
