import { describe, expect, test } from "vitest";
import { createOperations } from "./operations.js";
import type { Provider } from "./provider.js";

const provider: Provider = {
  baseUrl: "https://api.example.com",
  schemes: {},
  security: [],
  operations: { "GET /agents/{agentId}": { security: [] } },
};

describe("createOperations", () => {
  test("finds what the spec says of a template", () => {
    expect(createOperations(provider)("GET", "/agents/{agentId}")).toEqual({
      call: { method: "GET", path: "/agents/{agentId}" },
      template: ["/agents/", "agentId", ""],
      facts: { security: [] },
    });
  });

  test.each([
    ["GET", "/agents/search"],
    ["PUT", "/agents/{agentId}"],
    ["GET", "/toString"],
  ])("finds nothing special for %s %s", (method, path) => {
    expect(createOperations(provider)(method, path).facts).toEqual({});
    expect(createOperations({ ...provider, operations: {} })(method, path).facts).toEqual({});
  });

  test("checks an operation once, and distinguishes methods with the same path", () => {
    const find = createOperations(provider);
    expect(find("GET", "/agents/{agentId}")).toBe(find("GET", "/agents/{agentId}"));
    expect(find("PUT", "/agents/{agentId}").call).toEqual({ method: "PUT", path: "/agents/{agentId}" });
  });

  test("remembers the newest paths only, when ever new ones have an id in them", () => {
    const find = createOperations(provider);
    const first = find("GET", "/agents/0");
    for (let id = 1; id < 500; id += 1) find("GET", `/agents/${id}`);
    expect(find("GET", "/agents/0")).toBe(first);
    const newest = find("GET", "/agents/500");
    expect(find("GET", "/agents/500")).toBe(newest);
    expect(find("GET", "/agents/0")).not.toBe(first);
    expect(find("GET", "/agents/0")).toEqual(first);
  });

  test.each(["CONNECT", "TRACE", "TRACK", "get", "G T", ""])("refuses the method %j, each time", (method) => {
    const find = createOperations(provider);
    for (let time = 0; time < 2; time += 1) {
      expect(() => find(method, "/agents")).toThrow(
        expect.objectContaining({ name: "InvalidRequestError", part: "method" }),
      );
    }
  });

  test("refuses a path that could reach another route, each time", () => {
    const find = createOperations(provider);
    for (let time = 0; time < 2; time += 1) {
      expect(() => find("GET", "/agents//a1")).toThrow("has an empty segment");
    }
  });
});
