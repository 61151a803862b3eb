import { describe, expect, test } from "vitest";
import type { AnyResult } from "./result.js";
import { unwrap } from "./unwrap.js";

const response = new Response(null);
const request = { method: "GET", path: "/agents/{agentId}", attempts: 1 };
const common = { response, request, traceId: undefined, rateLimit: [] };
const ok = { ok: true, status: 200, data: { id: "a1" }, ...common } as const;
const rateLimit = [{ name: "burst", limit: 100, remaining: 3, windowMs: 10_000 }];
const fail: AnyResult = {
  retryable: true,
  ...common,
  ok: false,
  status: 422,
  error: { message: "no" },
  traceId: "t1",
  rateLimit,
};

describe("unwrap", () => {
  test("gives the data of a result and of a promise of one", async () => {
    expect(await unwrap(ok)).toBe(ok.data);
    expect(await unwrap(Promise.resolve(ok))).toBe(ok.data);
  });

  test("throws ApiError for an error status, with everything that the response had", async () => {
    for (const given of [fail, Promise.resolve(fail)]) {
      await expect(unwrap(given)).rejects.toMatchObject({
        name: "ApiError",
        message: "GET /agents/{agentId}: the server responded with 422: no (trace id t1)",
        status: 422,
        body: { message: "no" },
        method: "GET",
        path: "/agents/{agentId}",
        traceId: "t1",
        rateLimit,
        retryable: true,
      });
    }
  });

  test.each<[status: number, location: string, url: string, reason: string]>([
    [
      302,
      "https://other.example/login?secret=1#a",
      "https://api.example/agents",
      "; it redirects to https://other.example",
    ],
    [307, "/login?secret=1", "https://api.example/agents", "; it redirects to https://api.example"],
    [
      308,
      "//other.example:8443",
      "https://api.example/agents",
      "; it redirects to https://other.example:8443",
    ],
    [302, "http://[", "https://api.example/agents", ""],
    [302, "", "https://api.example/agents", ""],
    [401, "https://other.example/login", "https://api.example/agents", ""],
  ])(
    "says where %i with the location %j leads, and no more than the origin",
    async (status, location, url, reason) => {
      const given = Object.defineProperty(new Response(null, { headers: { location } }), "url", {
        value: url,
      });
      const result: AnyResult = { ...fail, status, error: undefined, response: given };
      await expect(unwrap(result)).rejects.toMatchObject({
        message: `GET /agents/{agentId}: the server responded with ${status}${reason} (trace id t1)`,
      });
    },
  );

  test("has a trace id of one line in its message", async () => {
    const result: AnyResult = { ...fail, traceId: "a\n\u001B[31mb\u2028c" };
    await expect(unwrap(result)).rejects.toThrow("422: no (trace id a [31mb c)");
  });

  test("branches on the status and not on whether there is a body", async () => {
    const empty: AnyResult = { ...common, ok: true, status: 204, data: undefined };
    expect(await unwrap(empty)).toBeUndefined();
    const silent: AnyResult = { ...common, ok: false, status: 500, error: undefined, retryable: true };
    await expect(unwrap(silent)).rejects.toMatchObject({ status: 500, body: undefined });
  });

  test("lets through what the call itself throws", async () => {
    const error = new Error("no connection");
    await expect(unwrap(Promise.reject(error))).rejects.toBe(error);
  });
});
