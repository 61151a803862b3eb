import { describe, expect, test } from "vitest";
import { redirectTarget } from "./redirect-target.js";

function follow(method: string, status: number, location?: string): string | undefined {
  const request = { method, url: "https://api.example.com/v1/agents?a=b", headers: {}, body: null };
  return redirectTarget(
    request,
    new Response(null, { status, headers: location === undefined ? {} : { location } }),
  );
}

describe("redirectTarget", () => {
  test.each([
    ["/found", "https://api.example.com/found"],
    ["found?c=d", "https://api.example.com/v1/found?c=d"],
    ["?c=d", "https://api.example.com/v1/agents?c=d"],
    ["https://api.example.com:443/found", "https://api.example.com/found"],
    ["//api.example.com/found", "https://api.example.com/found"],
    ["/../../found", "https://api.example.com/found"],
  ])("leads GET and HEAD within the origin to %s", (location, want) => {
    for (const status of [301, 302, 303, 307, 308]) {
      expect([follow("GET", status, location), follow("HEAD", status, location)]).toEqual([want, want]);
    }
  });

  test.each([
    "http://api.example.com/found",
    "https://api.example.com:444/found",
    "https://api.example.com.evil.example/",
    "//evil.example/found",
    "\\\\evil.example/found",
    "https://user@api.example.com/found",
    "https://:secret@api.example.com/found",
    "javascript:alert(1)",
    "https://",
  ])("does not lead to %s", (location) => {
    expect(follow("GET", 302, location)).toBeUndefined();
  });

  test.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("does not lead %s anywhere", (method) => {
    for (const status of [301, 302, 303, 307, 308]) expect(follow(method, status, "/found")).toBeUndefined();
  });

  test.each([200, 201, 300, 304, 305, 306, 399, 400])("does not take %i for a redirect", (status) => {
    expect(follow("GET", status, "/found")).toBeUndefined();
  });

  test("needs a location", () => {
    expect(follow("GET", 302)).toBeUndefined();
  });
});
