import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type RetryEvent, unwrap } from "../../src/index.js";
import { createExampleClient } from "../example-client.js";
import {
  cutBeforeHead,
  findFreePort,
  inTurn,
  json,
  type LoopbackServer,
  stallBeforeHead,
  startServer,
} from "../loopback-server.js";
import { start } from "./stage.js";

const params = { path: { agentId: "a1" } };
const body = { name: "Ann" };
const fine = json(200, { id: 1 });

/** Makes every random delay nearly as long as it can be. */
function waitLong(): void {
  const random = vi.spyOn(Math, "random").mockReturnValue(0.9);
  onTestFinished(() => random.mockRestore());
}

describe("Retry", () => {
  test.each([429, 503, 500])("a GET succeeds after one %i and after two", async (status) => {
    for (const times of [1, 2]) {
      const failures = Array.from({ length: times }, () => json(status, {}));
      const { client, seen } = await start(inTurn(...failures, fine));
      const result = await client.GET("/agents", { headers: { "X-A": "a" } });
      expect(result).toMatchObject({ ok: true, data: { id: 1 }, request: { attempts: times + 1 } });
      expect(seen).toHaveLength(times + 1);
      // Each retry is the same request.
      expect(new Set(seen.map(({ headers }) => JSON.stringify(headers))).size).toBe(1);
    }
  });

  test("gives up after two retries, with the last response as the result", async () => {
    const { client, seen } = await start(inTurn(json(500, 1), json(500, 2), json(500, 3), fine));
    expect(await client.GET("/agents")).toMatchObject({ status: 500, error: 3, request: { attempts: 3 } });
    expect(seen).toHaveLength(3);
  });

  test.each(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])("retries %s after 500", async (method) => {
    const { client, seen } = await start(inTurn(json(500, {}), fine));
    expect(await client.request(method, "/agents")).toMatchObject({ ok: true });
    expect(seen).toHaveLength(2);
  });

  test.each(["POST", "PATCH", "PROPFIND", "PURGE"])("does not retry %s after 500", async (method) => {
    const { client, seen } = await start(inTurn(json(500, {}), fine));
    expect(await client.request(method, "/agents")).toMatchObject({ ok: false, status: 500 });
    expect(seen).toHaveLength(1);
  });

  test.each(["500", "a lost connection", "a timeout"])(
    "repeats a POST that only reads after %s",
    async (end) => {
      const failure = { "500": json(500, {}), "a lost connection": cutBeforeHead }[end] ?? stallBeforeHead;
      const { client, seen } = await start(inTurn(failure, fine), {
        timeoutMs: end === "a timeout" ? 50 : 5_000,
      });
      expect(await client.POST("/search", { body })).toMatchObject({ ok: true, request: { attempts: 2 } });
      expect(seen.map(({ method, body: sent }) => [method, JSON.parse(sent)])).toEqual([
        ["POST", body],
        ["POST", body],
      ]);
    },
  );

  test("says that a POST that only reads can be retried", async () => {
    const { client } = await start(json(500, {}), { retries: 0 });
    expect(await client.POST("/search", { body })).toMatchObject({ status: 500, retryable: true });
    expect(await client.POST("/agents", { body })).toMatchObject({ status: 500, retryable: false });
  });

  test("a client and a call can ask for more, for less and for none", async () => {
    const { client, seen } = await start(json(503, {}), { retries: 4 });
    await client.GET("/agents");
    await client.GET("/agents", { retries: 1 });
    await client.with({ retries: 0 }).GET("/agents");
    await client.with({ retries: 0 }).GET("/agents", { retries: 1 });
    expect(seen).toHaveLength(5 + 2 + 1 + 2);
    await expect(client.GET("/agents", { retries: -1 })).rejects.toThrow(TypeError);
  });

  test("waits for as long as Retry-After says, in seconds and as a date", async () => {
    const inSeconds = await start(inTurn(json(429, {}, { "retry-after": "1" }), fine));
    const date = new Date(Math.ceil(Date.now() / 1000) * 1000);
    const asDate = await start(inTurn(json(503, {}, { "retry-after": date.toUTCString() }), fine));
    const results = await Promise.all([
      inSeconds.client.POST("/agents", { body }),
      asDate.client.POST("/agents", { body }).then((result) => ({ ...result, at: Date.now() })),
    ]);
    expect(results).toMatchObject([{ ok: true }, { ok: true }]);
    const [first, second] = inSeconds.seen;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(995);
    expect(results[1].at).toBeGreaterThanOrEqual(date.getTime());
    expect([inSeconds.seen, asDate.seen].map(({ length }) => length)).toEqual([2, 2]);
  });

  test.each(["soon", "-1", "0x10", "2026-11-20T12:00:05"])(
    "waits for the full default delay and longer when Retry-After is %j",
    async (value) => {
      const delays: number[] = [];
      const options = { retryDelayMs: 40, onRetry: ({ delayMs }: RetryEvent) => delays.push(delayMs) };
      const { client, seen } = await start(inTurn(json(429, {}, { "retry-after": value }), fine), options);
      expect(await client.POST("/agents", { body })).toMatchObject({ ok: true });
      const [first, second] = seen;
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(38);
      expect(delays[0]).toBeGreaterThanOrEqual(40);
    },
  );

  test("rounds a Retry-After with a fraction up", async () => {
    const { client, seen } = await start(inTurn(json(429, {}, { "retry-after": "0.2" }), fine));
    expect(await client.GET("/agents")).toMatchObject({ ok: true });
    const [first, second] = seen;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(995);
  });

  test("waits at the longest maxRetryDelayMs, which no timer may take for a short one", async () => {
    const longest = 2_147_483_647;
    const headers = { "retry-after": String(Math.floor(longest / 1_000)) };
    const { client, seen } = await start(json(429, {}, headers), {
      maxRetryDelayMs: longest,
      retryDelayMs: longest,
      totalTimeoutMs: 300,
    });
    waitLong();
    await expect(client.GET("/agents")).rejects.toMatchObject({ name: "TimeoutError", sent: "no" });
    expect(seen).toHaveLength(1);
  });

  test("gives up at once when the server asks for more than the cap", async () => {
    const { client, seen } = await start(json(429, {}, { "retry-after": "2" }), { maxRetryDelayMs: 1_999 });
    const begin = performance.now();
    expect(await client.GET("/agents")).toMatchObject({ status: 429, request: { attempts: 1 } });
    expect(performance.now() - begin).toBeLessThan(1_000);
    expect(seen).toHaveLength(1);
  });

  test("waits twice as long each time, with full jitter", async () => {
    const delays: number[] = [];
    const { client, seen } = await start(json(500, {}), {
      retries: 3,
      retryDelayMs: 4,
      onRetry: ({ delayMs }) => delays.push(delayMs),
    });
    const random = vi.spyOn(Math, "random").mockReturnValue(0.5);
    try {
      await client.GET("/agents");
    } finally {
      random.mockRestore();
    }
    expect(delays).toEqual([2, 4, 8]);
    expect(seen).toHaveLength(4);
  });

  test("retries a POST when nobody listened, since it surely was not sent", async () => {
    waitLong();
    const baseUrl = await findFreePort();
    let server: Promise<LoopbackServer> | undefined;
    const client = createExampleClient({
      token: "t1",
      baseUrl,
      retryDelayMs: 200,
      onRetry: () => {
        server ??= startServer(fine, Number(new URL(baseUrl).port));
      },
    });
    expect(await client.POST("/agents", { body })).toMatchObject({ ok: true, request: { attempts: 2 } });
    expect((await server)?.seen).toHaveLength(1);
  });

  test("does not say that nothing was sent when only the last attempt was not", async () => {
    waitLong();
    const server = await startServer((response, request) => {
      void server.close();
      cutBeforeHead(response, request);
    });
    const client = createExampleClient({ token: "t1", baseUrl: server.baseUrl, retryDelayMs: 150 });
    await expect(client.DELETE("/agents/{agentId}", { params })).rejects.toMatchObject({
      name: "ConnectionError",
      sent: "maybe",
      cause: { cause: { code: "ECONNREFUSED" } },
    });
    expect(server.seen).toHaveLength(1);
  });

  test("says that the server did not act when it had refused and then was gone", async () => {
    waitLong();
    const server = await startServer((response, request) => {
      response.once("close", () => void server.close());
      json(429, {}, { connection: "close" })(response, request);
    });
    const client = createExampleClient({ token: "t1", baseUrl: server.baseUrl, retryDelayMs: 150 });
    await expect(client.POST("/agents", { body })).rejects.toMatchObject({
      name: "ConnectionError",
      sent: "no",
    });
    expect(server.seen).toHaveLength(1);
  });

  test("unwrap throws what the last response said", async () => {
    const { client, seen } = await start(json(503, { message: "later" }, { "x-trace-id": "trace-1" }));
    await expect(unwrap(client.GET("/agents"))).rejects.toMatchObject({
      name: "ApiError",
      status: 503,
      body: { message: "later" },
      traceId: "trace-1",
    });
    expect(seen).toHaveLength(3);
  });
});
