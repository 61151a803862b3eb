import { describe, expect, test } from "vitest";
import { buildPath } from "./build-path.js";
import { parseTemplate } from "./path-template.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";

function fill(path: string, values?: Record<string, unknown>): string {
  const call = { method: "GET", path };
  return buildPath(call, parseTemplate(call), values);
}

describe("buildPath", () => {
  test.each<[template: string, values: Record<string, unknown>, want: string]>([
    ["/agents", {}, "/agents"],
    ["/", {}, "/"],
    ["/agents/", {}, "/agents/"],
    ["/agents/{id}", { id: "a1" }, "/agents/a1"],
    ["/agents/{id}", { id: 0 }, "/agents/0"],
    ["/agents/{id}", { id: false }, "/agents/false"],
    ["/agents/{id}/actions/{actionId}", { id: "a", actionId: "b" }, "/agents/a/actions/b"],
    ["/{a}{b}", { a: "x", b: "y" }, "/xy"],
    ["/{a}/{a}", { a: "x" }, "/x/x"],
    ["/{id}", { id: "a/b?c#d" }, "/a%2Fb%3Fc%23d"],
    ["/{id}", { id: "..%2F.." }, "/..%252F.."],
    ["/{id}", { id: "%2e%2e" }, "/%252e%252e"],
    ["/{id}", { id: "..." }, "/..."],
    ["/{id}.json", { id: "a" }, "/a.json"],
    ["/{id}", { id: "a\\b\r\n\t\0" }, "/a%5Cb%0D%0A%09%00"],
    ["/{id}", { id: "é 😀 $& $1" }, "/%C3%A9%20%F0%9F%98%80%20%24%26%20%241"],
    ["/{a}/{b}", { a: "{b}", b: "x" }, "/%7Bb%7D/x"],
    ["/{__proto__}", JSON.parse('{"__proto__":"x"}'), "/x"],
    ["/{constructor}", { constructor: "x" }, "/x"],
    ["/a%2Fb", {}, "/a%2Fb"],
  ])("fills %j with %j", (template, values, want) => {
    expect(fill(template, values)).toBe(want);
  });

  test.each<[value: unknown, problem: string]>([
    [undefined, "is missing"],
    [null, "is missing"],
    ["", 'must not be "", "." or ".."'],
    [".", 'must not be "", "." or ".."'],
    ["..", 'must not be "", "." or ".."'],
    [NaN, "is not an exact number"],
    [Infinity, "is not an exact number"],
    [2 ** 53, "is not an exact number"],
    ["a\ud800", "has half of a surrogate pair"],
    [["a"], "is not a string, number or boolean"],
    [{}, "is not a string, number or boolean"],
    [() => "a", "is not a string, number or boolean"],
  ])("refuses %j as a value and names the parameter", (value, problem) => {
    expect(() => fill("/agents/{id}", { id: value })).toThrow(
      expect.objectContaining({ part: "path", parameter: "id", message: expect.stringContaining(problem) }),
    );
  });

  test.each<[template: string, values: Record<string, unknown>]>([
    ["/{toString}", {}],
    ["/{__proto__}", {}],
    ["/{id}", Object.create({ id: "inherited" })],
  ])("refuses %j when its value is only inherited", (template, values) => {
    expect(() => fill(template, values)).toThrow("is missing");
  });

  test.each<[template: string, values: Record<string, unknown>]>([
    ["/a/./b", {}],
    ["/a/../b", {}],
    ["/..", {}],
    ["/a/%2e%2E/b", {}],
    ["/a/.%2e", {}],
    ["/{a}{b}", { a: "x", b: "." }],
    ["/{a}.", { a: "." }],
    ["/.{a}/x", { a: "." }],
    ["/a/%2{b}", { b: "e" }],
    ["/a/%{b}", { b: "2e" }],
    ["/a/b%", {}],
    ["/agents//actions", {}],
    ["//evil.example/x", {}],
    ["agents", {}],
    ["", {}],
    ["https://evil.example/x", {}],
    ["/a?b=c", {}],
    ["/a#b", {}],
    ["/a\\..\\b", {}],
    ["/a/.\t./b", {}],
    ["/a\r\nHost: evil", {}],
    ["/a b", {}],
    ["/a\0", {}],
    ["/a\ud800", {}],
    ["/a/{}", { "": "x" }],
    ["/a/{id", { id: "x" }],
    ["/a/id}", { id: "x" }],
    ["/a/{id*}", { "id*": "x", id: "x" }],
    ["/a/{.id}", { ".id": "x", id: "." }],
    ["/a/{;id}", { ";id": "x", id: "x" }],
  ])("refuses %j with %j", (template, values) => {
    expect(() => fill(template, values)).toThrow(InvalidRequestError);
  });

  test("returns a path that a URL parser does not change", () => {
    const values = ["a/../b", "%2e%2e", "..;", ". .", "...", "a\\..\\b", "?", "#", "@evil", "//evil", ":80"];
    for (const id of values) {
      const path = fill("/agents/{id}/actions", { id });
      const url = new URL(`https://api.example.com${path}`);
      expect(url.origin + url.pathname + url.search + url.hash).toBe(`https://api.example.com${path}`);
      expect(decodeURIComponent(path.split("/")[2] ?? "")).toBe(id);
    }
  });

  test("never shows a value", () => {
    expect(() => fill("/agents/{id}", { id: "secret\ud800" })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("secret") }),
    );
  });
});
