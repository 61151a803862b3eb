import { describe, expect, test } from "vitest";
import type { AnyResult } from "./result.js";
import { unwrap } from "./unwrap.js";

const response = new Response(null);
const request = { method: "GET", path: "/agents/{agentId}", attempts: 1 };
const common = { response, request, traceId: undefined, rateLimit: [] };
const ok = { ok: true, status: 200, data: { id: "a1" }, ...common } as const;
const rateLimit = [{ name: "burst", limit: 100, remaining: 3, windowMs: 10_000 }];
const fail: AnyResult = {
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

  test("throws ApiError for an error status, with everything that the answer had", async () => {
    for (const given of [fail, Promise.resolve(fail)]) {
      await expect(unwrap(given)).rejects.toMatchObject({
        name: "ApiError",
        message: "GET /agents/{agentId}: the server answered 422: no (trace id t1)",
        status: 422,
        body: { message: "no" },
        method: "GET",
        path: "/agents/{agentId}",
        traceId: "t1",
        rateLimit,
      });
    }
  });

  test.each<[error: unknown, reason: string]>([
    [{ message: ["too long", "not a number", 5] }, ": too long, not a number"],
    [{ message: "x".repeat(300) }, `: ${"x".repeat(200)}`],
    [{ message: "" }, ""],
    [{ message: { text: "no" } }, ""],
    ["<html>", ""],
    [null, ""],
    [undefined, ""],
  ])("says in its message what the server says in %j", async (error, reason) => {
    await expect(unwrap<AnyResult>({ ...common, ok: false, status: 500, error })).rejects.toThrow(
      new RegExp(`: the server answered 500${reason}$`),
    );
  });

  test("branches on the status and not on whether there is a body", async () => {
    const empty: AnyResult = { ...common, ok: true, status: 204, data: undefined };
    expect(await unwrap(empty)).toBeUndefined();
    const silent: AnyResult = { ...common, ok: false, status: 500, error: undefined };
    await expect(unwrap(silent)).rejects.toMatchObject({ status: 500, body: undefined });
  });

  test("lets through what the call itself throws", async () => {
    const error = new Error("no connection");
    await expect(unwrap(Promise.reject(error))).rejects.toBe(error);
  });
});
