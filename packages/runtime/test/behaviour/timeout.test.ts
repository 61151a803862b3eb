import { getEventListeners } from "node:events";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Fetch, Permit } from "../../src/index.js";
import { createExampleClient } from "../example-client.js";
import {
  after,
  cutInBody,
  drip,
  inTurn,
  json,
  type Script,
  stallBeforeHead,
  stallInBody,
  startServer,
} from "../loopback-server.js";
import { rotateToken, start } from "./stage.js";

const TIMEOUT_MS = 120;

/** Holds up everything, as a hook can that does too much. */
function pause(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

/** On a busy machine, the head of a response can take longer than any timeout of a test. */
function watchHead(): { fetch: Fetch; hasHead: () => boolean } {
  let isThere = false;
  return {
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      isThere = true;
      return response;
    },
    hasHead: () => isThere,
  };
}

function toError(reason: unknown): unknown {
  return reason;
}

describe("Timeout: TimeoutError", () => {
  test.each<[title: string, script: Script]>([
    ["before the head", stallBeforeHead],
    ["in the body", stallInBody],
  ])("is thrown when the server stalls %s", async (_title, script) => {
    const { fetch, hasHead } = watchHead();
    const { client, seen } = await start(script, { fetch });
    // On a busy machine, a request may not arrive in time.
    let calls = 0;
    while (calls < 5 && seen.length === 0) {
      calls += 1;
      const begin = performance.now();
      const error: unknown = await client.POST("/agents", { body: {}, timeoutMs: TIMEOUT_MS }).catch(toError);
      expect(error).toMatchObject({
        name: "TimeoutError",
        message: "POST /agents: no complete response within 120 ms (timeoutMs); the server may have acted",
        timeoutMs: TIMEOUT_MS,
        sent: hasHead() ? "yes" : "maybe",
      });
      expect(performance.now() - begin).toBeGreaterThan(TIMEOUT_MS - 5);
    }
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThanOrEqual(calls);
  });

  test("says that the server acted when the head of its response had arrived", async () => {
    const endless = new ReadableStream<Uint8Array>();
    const client = createExampleClient({
      token: "t1",
      fetch: () =>
        Promise.resolve(new Response(endless, { headers: { "content-type": "application/json" } })),
      timeoutMs: TIMEOUT_MS,
    });
    await expect(client.POST("/agents", { body: {} })).rejects.toMatchObject({
      name: "TimeoutError",
      sent: "yes",
    });
  });

  test("closes the connection, so that the server notices", async () => {
    let isClosed = false;
    const { client } = await start((response) => {
      response.once("close", () => {
        isClosed = true;
      });
    });
    await expect(client.GET("/agents", { timeoutMs: TIMEOUT_MS, retries: 0 })).rejects.toThrow();
    await vi.waitFor(() => expect(isClosed).toBe(true));
  });

  test("comes for a response whose bytes keep dripping", async () => {
    const { fetch, hasHead } = watchHead();
    const { client, seen } = await start(drip, { fetch });
    const error: unknown = await client.GET("/agents", { timeoutMs: TIMEOUT_MS, retries: 0 }).catch(toError);
    expect(error).toMatchObject({ name: "TimeoutError", sent: hasHead() ? "yes" : "maybe" });
    expect(seen).toHaveLength(1);
  });

  test("uses the client's timeout unless the call has one", async () => {
    const script = after(2 * TIMEOUT_MS, json(200, {}));
    const { client, seen } = await start(script, { timeoutMs: TIMEOUT_MS, retries: 0 });
    const [hasty, patient] = await Promise.allSettled([
      client.GET("/agents"),
      client.GET("/agents", { timeoutMs: 2_000 }),
    ]);
    expect(hasty).toMatchObject({
      status: "rejected",
      reason: { name: "TimeoutError", timeoutMs: TIMEOUT_MS },
    });
    expect(patient).toMatchObject({ status: "fulfilled", value: { ok: true } });
    expect(seen).toHaveLength(2);
  });

  test("leaves no timer running that would keep a program alive", async () => {
    const countTimers = (): number =>
      process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = countTimers();
    await createExampleClient({ token: "t1", fetch: async () => Response.json({}) }).GET("/agents");
    expect(countTimers()).toBeLessThanOrEqual(before);
  });

  test("is thrown even when a given fetch ignores the signal", async () => {
    const deaf = vi.fn(() => new Promise<Response>(() => {}));
    const client = createExampleClient({ token: "t1", fetch: deaf, timeoutMs: TIMEOUT_MS });
    const { signal } = new AbortController();
    await expect(client.POST("/agents", { signal })).rejects.toMatchObject({ name: "TimeoutError" });
    expect(deaf).toHaveBeenCalledTimes(1);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  // A caller's own fetch is not believed at all; a global one that was replaced is.
  test("does not take a late rejection of the global fetch for news of the next attempt", async () => {
    let count = 0;
    const cause = Object.assign(new Error("too late"), { code: "UND_ERR_CONNECT_TIMEOUT" });
    const lost = new TypeError("fetch failed", { cause });
    onTestFinished(() => void vi.unstubAllGlobals());
    vi.stubGlobal("fetch", (): Promise<Response> => {
      count += 1;
      return new Promise((_resolve, reject) => {
        if (count === 1) setTimeout(() => reject(lost), 200);
      });
    });
    const ends: string[] = [];
    const permit: Permit = { settle: () => ends.push("settle"), release: () => ends.push("release") };
    const client = createExampleClient({ token: "t1", rateBudget: { acquire: () => permit } });
    const params = { path: { agentId: "a1" } };
    const call = client.PUT("/agents/{agentId}", { params, timeoutMs: 120, totalTimeoutMs: 400, retries: 1 });
    await expect(call).rejects.toMatchObject({ name: "TimeoutError", sent: "maybe" });
    expect([count, ends]).toEqual([2, ["settle", "settle"]]);
  });

  test("is not undone by a response that a given fetch returns too late", async () => {
    const settle = vi.fn();
    const client = createExampleClient({
      token: "t1",
      fetch: () => new Promise((resolve) => setTimeout(() => resolve(Response.json({})), 40)),
      timeoutMs: 10,
      rateBudget: { acquire: () => ({ settle, release: settle }) },
    });
    await expect(client.POST("/agents")).rejects.toMatchObject({ name: "TimeoutError", sent: "maybe" });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(settle).toHaveBeenCalledTimes(1);
  });
});

describe("Timeout: totalTimeoutMs", () => {
  test("ends a call between its attempts, and keeps what is known about the last one", async () => {
    const { client, seen } = await start(json(503, {}, { "retry-after": "30" }), {
      totalTimeoutMs: TIMEOUT_MS,
    });
    const begin = performance.now();
    await expect(
      client.PUT("/agents/{agentId}", { params: { path: { agentId: "a1" } } }),
    ).rejects.toMatchObject({
      name: "TimeoutError",
      timeoutMs: TIMEOUT_MS,
      sent: "no",
    });
    expect(performance.now() - begin).toBeLessThan(1_000);
    expect(seen).toHaveLength(1);
  });

  test.each<[title: string, script: Script, sent: string]>([
    ["before the head", stallBeforeHead, "maybe"],
    ["in the body", inTurn(json(500, {}), stallInBody), "yes"],
  ])("ends an attempt that stalls %s, without another one", async (_title, script, sent) => {
    const onRetry = vi.fn();
    const { client, seen } = await start(script, { onRetry });
    // Long enough for a request to arrive on a machine that is busy.
    const call = client.GET("/agents", { totalTimeoutMs: 4 * TIMEOUT_MS });
    await expect(call).rejects.toMatchObject({ name: "TimeoutError", timeoutMs: 4 * TIMEOUT_MS, sent });
    expect(onRetry).toHaveBeenCalledTimes(seen.length - 1);
    expect(seen).toHaveLength(sent === "yes" ? 2 : 1);
  });

  test("ends a call whose token function does not come back, and nothing was sent", async () => {
    const token = (): Promise<string> => new Promise(() => {});
    const { client, seen } = await start(json(200, {}), { token, totalTimeoutMs: 20 });
    await expect(client.GET("/agents")).rejects.toMatchObject({ name: "TimeoutError", sent: "no" });
    expect(seen).toHaveLength(0);
  });

  test("sends no request once a hook has used up the time, and reports no other attempt", async () => {
    const onRequest = vi.fn(() => pause(30));
    const { client, seen } = await start(json(200, {}), { onRequest, totalTimeoutMs: 20 });
    await expect(client.POST("/agents")).rejects.toMatchObject({ name: "TimeoutError", sent: "no" });
    expect(seen).toHaveLength(0);
    expect(onRequest).toHaveBeenCalledTimes(1);
    const onRetry = vi.fn(() => pause(500));
    const slow = await start(json(503, {}), { onRequest, onRetry, retryDelayMs: 0, totalTimeoutMs: 500 });
    await expect(slow.client.GET("/agents")).rejects.toMatchObject({ name: "TimeoutError" });
    expect(slow.seen).toHaveLength(1);
    expect(onRequest).toHaveBeenCalledTimes(2);
  });

  test("sends no request when a budget returns its permit as the time is up", async () => {
    const ends: string[] = [];
    const permit: Permit = { settle: () => ends.push("settle"), release: () => ends.push("release") };
    // On a busy machine the time can be up before the budget is asked.
    const asked: unknown[] = [];
    const acquire = (_call: unknown, signal: AbortSignal | undefined): Promise<Permit> => {
      asked.push(signal);
      return new Promise((resolve) => signal?.addEventListener("abort", () => resolve(permit)));
    };
    const { client, seen } = await start(json(200, {}), { rateBudget: { acquire } });
    const params = { path: { agentId: "a1" } };
    for (let count = 0; count < 100 && asked.length < 10; count += 1) {
      const call = client.POST("/agents/{agentId}/call", { params, totalTimeoutMs: 10 });
      await expect(call).rejects.toMatchObject({ name: "TimeoutError", sent: "no" });
    }
    await vi.waitFor(() => expect(ends).toEqual(Array.from({ length: 10 }, () => "release")));
    expect(seen).toHaveLength(0);
  });

  test("releases a permit that a budget returns too late", async () => {
    const ends: string[] = [];
    const permit: Permit = { settle: () => ends.push("settle"), release: () => ends.push("release") };
    const acquire = (): Promise<Permit> => new Promise((resolve) => setTimeout(() => resolve(permit), 40));
    const { client, seen } = await start(json(200, {}), { rateBudget: { acquire } });
    await expect(client.GET("/agents", { totalTimeoutMs: 10 })).rejects.toMatchObject({ sent: "no" });
    expect(ends).toEqual([]);
    await vi.waitFor(() => expect(ends).toEqual(["release"]));
    expect(seen).toHaveLength(0);
  });

  test.each<[title: string, init: object, reason: object]>([
    ["the total timeout", { totalTimeoutMs: 20 }, { name: "TimeoutError", sent: "no" }],
    ["the signal", { signal: AbortSignal.timeout(20) }, { name: "TimeoutError" }],
  ])("or %s ends the wait for a budget that never responds", async (_title, init, reason) => {
    const acquire = (): Promise<Permit> => new Promise(() => {});
    const { client, seen } = await start(json(200, {}), { rateBudget: { acquire } });
    await expect(client.GET("/agents", init)).rejects.toMatchObject(reason);
    expect(seen).toHaveLength(0);
  });

  test("leaves the caller's own reason alone, and no timer running", async () => {
    const countTimers = (): number =>
      process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = countTimers();
    const controller = new AbortController();
    const { client, arrival, seen } = await start(stallBeforeHead, { totalTimeoutMs: 5_000 });
    const call = client.GET("/agents", { signal: controller.signal });
    await arrival;
    controller.abort("enough");
    await expect(call).rejects.toBe("enough");
    await expect(client.GET("/agents", { signal: controller.signal })).rejects.toBe("enough");
    expect(countTimers()).toBeLessThanOrEqual(before);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    expect(seen).toHaveLength(1);
    const token = vi.fn(async () => "t1");
    const fetch = async (): Promise<Response> => Response.json({});
    await createExampleClient({ token, fetch, totalTimeoutMs: 5_000 }).GET("/agents");
    expect(token).toHaveBeenCalledTimes(1);
    expect(countTimers()).toBeLessThanOrEqual(before);
  });

  test.each([0, -1, NaN, 2 ** 31])("throws a TypeError for %d", async (totalTimeoutMs) => {
    const { client, seen } = await start(json(200, {}));
    await expect(client.GET("/agents", { totalTimeoutMs })).rejects.toThrow(TypeError);
    expect(seen).toHaveLength(0);
  });
});

describe("Timeout: signal", () => {
  test("that was aborted before stops the request, and its reason is thrown as it is", async () => {
    const { client, seen } = await start(json(200, {}));
    const reason = new Error("changed my mind");
    const signal = AbortSignal.abort(reason);
    await expect(client.GET("/agents", { signal })).rejects.toBe(reason);
    const token = vi.fn(() => "t1");
    await expect(client.with({ token }).GET("/agents", { signal })).rejects.toBe(reason);
    expect(token).not.toHaveBeenCalled();
    expect(seen).toHaveLength(0);
  });

  test.each<[title: string, script: Script]>([
    ["before the head", stallBeforeHead],
    ["in the body", stallInBody],
  ])("that is aborted while the server stalls %s ends the call at once", async (_title, script) => {
    const { client, arrival, seen } = await start(script);
    const controller = new AbortController();
    const call = client.GET("/agents", { signal: controller.signal });
    await arrival;
    await new Promise((resolve) => setTimeout(resolve, 20));
    const reason = { any: "value" };
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(seen).toHaveLength(1);
  });

  test("that is aborted without a reason throws the platform's AbortError", async () => {
    const { client, arrival } = await start(stallBeforeHead);
    const controller = new AbortController();
    const call = client.GET("/agents", { signal: controller.signal });
    await arrival;
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
  });

  test("throws the platform's timeout and not ours when that aborts the signal", async () => {
    const { client } = await start(stallBeforeHead);
    const call = client.GET("/agents", { signal: AbortSignal.timeout(20) });
    await expect(call).rejects.toBeInstanceOf(DOMException);
  });

  test("that is aborted during the token function stops the request", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    const token = vi.fn(() => new Promise<string>(() => {}));
    const controller = new AbortController();
    const call = createExampleClient({ token, baseUrl }).GET("/agents", { signal: controller.signal });
    await vi.waitFor(() => expect(token).toHaveBeenCalled());
    controller.abort("enough");
    await expect(call).rejects.toBe("enough");
    expect(seen).toHaveLength(0);
  });

  test("that serves many calls keeps no listener, however they end", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const good = await start(json(200, {}));
    const cut = await start(cutInBody);
    const stalled = await start(stallInBody);
    const refused = await start(json(503, {}));
    const expired = await start(json(401, {}), { token: rotateToken() });
    const token = async (): Promise<string> => "t1";
    await Promise.allSettled([
      ...Array.from({ length: 20 }, () => good.client.GET("/agents", { signal })),
      good.client.with({ token }).GET("/agents", { signal }),
      good.client.with({ token }).GET("/agents", { signal, totalTimeoutMs: 5_000 }),
      good.client.with({ token: undefined }).GET("/agents", { signal }),
      good.client.GET("/agents/{agentId}", { signal }),
      cut.client.GET("/agents", { signal }),
      stalled.client.GET("/agents", { signal, timeoutMs: TIMEOUT_MS, retries: 0 }),
      stalled.client.GET("/agents", { signal, totalTimeoutMs: TIMEOUT_MS }),
      refused.client.GET("/agents", { signal }),
      expired.client.GET("/agents", { signal }),
    ]);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    const last = stalled.client.GET("/agents", { signal });
    controller.abort();
    await expect(last).rejects.toMatchObject({ name: "AbortError" });
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("that is aborted during a backoff ends the call at once", async () => {
    const { client, arrival, seen } = await start(json(503, {}, { "retry-after": "30" }));
    const controller = new AbortController();
    const call = client.GET("/agents", { signal: controller.signal });
    await arrival;
    const begin = performance.now();
    setTimeout(() => controller.abort("enough"), 20);
    await expect(call).rejects.toBe("enough");
    expect(performance.now() - begin).toBeLessThan(1_000);
    expect(seen).toHaveLength(1);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  test("that is aborted with the error of another call does not cause a retry", async () => {
    const lost = await start(cutInBody, { retries: 0 });
    const reason: unknown = await lost.client.GET("/agents").catch((error: unknown) => error);
    const onRetry = vi.fn();
    const { client, arrival, seen } = await start(stallBeforeHead, { onRetry });
    const controller = new AbortController();
    const call = client.GET("/agents", { signal: controller.signal });
    await arrival;
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(onRetry).not.toHaveBeenCalled();
    expect(seen).toHaveLength(1);
  });

  test("that serves hundreds of calls at once causes no warning of the platform", async () => {
    const warned = vi.fn();
    process.on("warning", warned);
    const { client, seen } = await start(json(200, {}));
    const { signal } = new AbortController();
    await Promise.all(
      Array.from({ length: 300 }, () => client.GET("/agents", { signal, totalTimeoutMs: 5_000 })),
    );
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", warned);
    expect(warned).not.toHaveBeenCalled();
    expect(seen).toHaveLength(300);
  });

  test("that is aborted by a hook or before a budget has returned its permit stops the request", async () => {
    const release = vi.fn();
    const settle = vi.fn();
    const controller = new AbortController();
    const acquire = async (): Promise<Permit> => {
      controller.abort("enough");
      return { settle, release };
    };
    const { client, seen } = await start(json(500, {}));
    const { signal } = controller;
    await expect(client.with({ rateBudget: { acquire } }).GET("/agents", { signal })).rejects.toBe("enough");
    expect([settle.mock.calls.length, release.mock.calls.length]).toEqual([0, 1]);
    expect(seen).toHaveLength(0);
    const other = new AbortController();
    const hasty = client.with({
      onRequest: ({ attempt }) => (attempt === 2 ? other.abort("by a hook") : undefined),
      rateBudget: { acquire: () => ({ settle, release }) },
    });
    await expect(hasty.GET("/agents", { signal: other.signal })).rejects.toBe("by a hook");
    // Each permit came to one end or the other.
    expect(settle.mock.calls.length + release.mock.calls.length).toBe(3);
    expect(seen).toHaveLength(1);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("has no effect once the call has ended", async () => {
    const { client } = await start(json(200, {}));
    const controller = new AbortController();
    const result = await client.GET("/agents", { signal: controller.signal });
    controller.abort();
    expect(result.ok).toBe(true);
  });
});
