import { describe, expect, test } from "vitest";
import { findFacts } from "./find-facts.js";
import type { Provider } from "./provider.js";

const provider: Provider = {
  baseUrl: "https://api.example.com",
  schemes: {},
  security: [],
  operations: { "GET /agents/{agentId}": { security: [] } },
};

describe("findFacts", () => {
  test("gives what the spec says of a template", () => {
    expect(findFacts(provider, { method: "GET", path: "/agents/{agentId}" })).toEqual({ security: [] });
  });

  test.each([
    ["GET", "/agents/search"],
    ["PUT", "/agents/{agentId}"],
    ["GET", "/toString"],
    ["", ""],
  ])("gives nothing special for %s %s", (method, path) => {
    expect(findFacts(provider, { method, path })).toEqual({});
    expect(findFacts({ ...provider, operations: {} }, { method, path })).toEqual({});
  });
});
