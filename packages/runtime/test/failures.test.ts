import { getEventListeners } from "node:events";
import { describe, expect, test, vi } from "vitest";
import { createExampleClient, type ExampleClient } from "./example-client.js";
import {
  cutBeforeHead,
  cutInBody,
  cutInHead,
  findClosedPort,
  json,
  type LoopbackServer,
  type Script,
  stallBeforeHead,
  stallInBody,
  startServer,
  wrongContentLength,
} from "./loopback-server.js";

const TIMEOUT_MS = 60;

async function start(script: Script): Promise<LoopbackServer & { client: ExampleClient }> {
  const server = await startServer(script);
  return { ...server, client: createExampleClient({ token: "t1", baseUrl: server.baseUrl }) };
}

describe("ConnectionError", () => {
  test("says that nothing was sent when nobody listens", async () => {
    const client = createExampleClient({ token: "t1", baseUrl: await findClosedPort() });
    await expect(client.POST("/agents", { body: {} })).rejects.toMatchObject({
      name: "ConnectionError",
      message: "POST /agents: no connection to the server; nothing was sent",
      sent: "no",
      cause: { cause: { code: "ECONNREFUSED" } },
    });
  });

  test("says that nothing was sent when there is no such host", async () => {
    const client = createExampleClient({ token: "t1", baseUrl: "http://host.invalid" });
    await expect(client.GET("/agents")).rejects.toMatchObject({ name: "ConnectionError", sent: "no" });
  });

  test.each<[title: string, script: Script, sent: string]>([
    ["before the head", cutBeforeHead, "maybe"],
    ["in the head", cutInHead, "maybe"],
    ["in the body", cutInBody, "yes"],
    ["before all that it announced", wrongContentLength, "yes"],
  ])("is thrown when the connection breaks %s", async (_title, script, sent) => {
    const { client, seen } = await start(script);
    await expect(client.POST("/agents", { body: {} })).rejects.toMatchObject({
      name: "ConnectionError",
      sent,
      cause: expect.any(Error),
      method: "POST",
      path: "/agents",
    });
    expect(seen).toHaveLength(1);
  });

  test("is thrown for a body that breaks off under an error status too", async () => {
    const { client } = await start((answer) => {
      answer.writeHead(500, { "content-type": "application/json" }).write("{");
      setTimeout(() => answer.socket?.destroy(), 5);
    });
    await expect(client.GET("/agents")).rejects.toMatchObject({ name: "ConnectionError", sent: "yes" });
  });

  test("keeps what a given fetch throws as its cause", async () => {
    const cause = new Error("offline");
    const client = createExampleClient({ token: "t1", fetch: () => Promise.reject(cause) });
    await expect(client.GET("/agents")).rejects.toMatchObject({
      name: "ConnectionError",
      sent: "maybe",
      cause,
    });
  });
});

describe("TimeoutError", () => {
  test.each<[title: string, script: Script, sent: string]>([
    ["before the head", stallBeforeHead, "maybe"],
    ["in the body", stallInBody, "yes"],
  ])("is thrown when the server stalls %s", async (_title, script, sent) => {
    const { client, seen } = await start(script);
    const begin = performance.now();
    await expect(client.POST("/agents", { body: {}, timeoutMs: TIMEOUT_MS })).rejects.toMatchObject({
      name: "TimeoutError",
      message: "POST /agents: no complete answer within 60 ms; the server may have acted",
      timeoutMs: TIMEOUT_MS,
      sent,
    });
    expect(performance.now() - begin).toBeGreaterThan(TIMEOUT_MS - 5);
    expect(seen).toHaveLength(1);
  });

  test("closes the connection, so that the server notices", async () => {
    let isClosed = false;
    const { client } = await start((answer) => {
      answer.once("close", () => {
        isClosed = true;
      });
    });
    await expect(client.GET("/agents", { timeoutMs: TIMEOUT_MS })).rejects.toThrow();
    await vi.waitFor(() => expect(isClosed).toBe(true));
  });

  test("comes for an answer whose bytes keep dripping", async () => {
    const { client } = await start((answer) => {
      answer.writeHead(200, { "content-type": "application/json" });
      const drip = setInterval(() => answer.write(" "), 5);
      answer.once("close", () => clearInterval(drip));
    });
    await expect(client.GET("/agents", { timeoutMs: TIMEOUT_MS })).rejects.toMatchObject({ sent: "yes" });
  });

  test("takes the client's time-out when the call has none, and the call's when it has", async () => {
    const { baseUrl } = await startServer((answer, request) => {
      setTimeout(() => json(200, {})(answer, request), 2 * TIMEOUT_MS);
    });
    const client = createExampleClient({ token: "t1", baseUrl, timeoutMs: TIMEOUT_MS });
    const [hasty, patient] = await Promise.allSettled([
      client.GET("/agents"),
      client.GET("/agents", { timeoutMs: 2_000 }),
    ]);
    expect(hasty).toMatchObject({
      status: "rejected",
      reason: { name: "TimeoutError", timeoutMs: TIMEOUT_MS },
    });
    expect(patient).toMatchObject({ status: "fulfilled", value: { ok: true } });
  });

  test("leaves no timer running that would keep a program alive", async () => {
    const countTimers = (): number =>
      process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = countTimers();
    await createExampleClient({ token: "t1", fetch: async () => Response.json({}) }).GET("/agents");
    expect(countTimers()).toBe(before);
  });

  test("is thrown even when a given fetch does not heed the signal", async () => {
    const client = createExampleClient({ token: "t1", fetch: () => new Promise(() => {}) });
    await expect(client.GET("/agents", { timeoutMs: TIMEOUT_MS })).rejects.toMatchObject({
      name: "TimeoutError",
    });
  });
});

describe("signal", () => {
  test("that was aborted before lets nothing be sent, and its reason is thrown as it is", async () => {
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

  test("that is a platform time-out throws that time-out and not ours", async () => {
    const { client } = await start(stallBeforeHead);
    const call = client.GET("/agents", { signal: AbortSignal.timeout(20) });
    await expect(call).rejects.toBeInstanceOf(DOMException);
  });

  test("that is aborted while the token function is waited for lets nothing be sent", async () => {
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
    const token = async (): Promise<string> => "t1";
    await Promise.allSettled([
      ...Array.from({ length: 20 }, () => good.client.GET("/agents", { signal })),
      good.client.with({ token }).GET("/agents", { signal }),
      good.client.with({ token: undefined }).GET("/agents", { signal }),
      good.client.GET("/agents/{agentId}", { signal }),
      cut.client.GET("/agents", { signal }),
      stalled.client.GET("/agents", { signal, timeoutMs: TIMEOUT_MS }),
    ]);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    const last = stalled.client.GET("/agents", { signal });
    controller.abort();
    await expect(last).rejects.toMatchObject({ name: "AbortError" });
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
