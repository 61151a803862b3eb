import { describe, expect, test } from "vitest";
import type { Place } from "../../compare/change.ts";
import { isAbout, readDecisionPlace } from "./decision-place.ts";

const at = (section: string, name: string | undefined, ...pointer: string[]): Place => ({
  section,
  ...(name === undefined ? {} : { name }),
  pointer,
  alternatives: [],
});

describe("readDecisionPlace", () => {
  test.each([
    ["request /a/b, /c and /d", { section: "request", statuses: [], places: [["a", "b"], ["c"], ["d"]] }],
    [
      "response 200, 4XX and default /a",
      { section: "response", statuses: ["200", "4XX", "default"], places: [["a"]] },
    ],
    [
      "response 200 a/b of the kinds c and d",
      { section: "response", statuses: ["200"], places: [["a", "b"]] },
    ],
    ["query limit and page[] together", { section: "query", statuses: [], places: [["limit"], ["page[]"]] }],
    ["response 200, a thing that nobody has", { section: "response", statuses: ["200"], places: [] }],
    ["request, defaults", { section: "request", statuses: [], places: [] }],
    ["operation description", { section: "operation", statuses: [], places: [] }],
    ["document tags", { section: undefined, statuses: [], places: [] }],
  ])("reads %s", (text, place) => {
    expect(readDecisionPlace(text)).toEqual(place);
  });
});

describe("isAbout", () => {
  test.each([
    ["request /a", at("request", undefined, "a"), "place"],
    ["request /a", at("request", undefined, "a", "*", "b"), "place"],
    ["request /a/b", at("request", undefined, "a"), "place"],
    ["request /a/b and c", at("request", undefined, "a", "c"), "place"],
    ["request /a", at("request", undefined, "b"), undefined],
    ["request /a", at("request", undefined), undefined],
    ["request", at("request", undefined, "a"), "section"],
    ["request", at("response", "200", "a"), undefined],
    ["response 200 /a", at("response", "200", "a"), "place"],
    ["response 200 /a", at("response", "201", "a"), undefined],
    ["response 4XX", at("response", "404"), "section"],
    ["response headers", { ...at("response", "200"), header: "X-Total" }, "place"],
    ["header Version", at("header", "Version"), "place"],
    ["header Version", at("header", "Tenant"), undefined],
  ])("%s", (text, place, expected) => {
    expect(isAbout(readDecisionPlace(text), place)).toBe(expected);
  });
});
