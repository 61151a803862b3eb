import { describe, expect, test, vi } from "vitest";
import type {
  ErrorEvent,
  Hooks,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  WaitEvent,
} from "../../src/index.js";
import { createExampleClient } from "../example-client.js";
import { cutBeforeHead, echoToken, NOBODY, inTurn, json, redirect } from "../loopback-server.js";
import { rotateToken, start } from "./stage.js";

type Told = [hook: string, event: RequestEvent | ResponseEvent | RetryEvent | WaitEvent | ErrorEvent];

/** Hooks that record their events. */
function listen(): Hooks & { told: Told[] } {
  const told: Told[] = [];
  return {
    told,
    onRequest: (event) => told.push(["request", event]),
    onResponse: (event) => told.push(["response", event]),
    onRetry: (event) => told.push(["retry", event]),
    onWait: (event) => told.push(["wait", event]),
    onError: (event) => told.push(["error", event]),
  };
}

function delayOf(
  [, event]: Told = ["", { method: "", path: "", attempt: 0, error: 0, durationMs: 0 }],
): unknown {
  return "delayMs" in event ? event.delayMs : undefined;
}

const params = { path: { agentId: "secret-id" }, query: { q: "secret-query" } };
const call = { method: "GET", path: "/agents/{agentId}" };

describe("Observability", () => {
  test("report every attempt with method, template, attempt and duration", async () => {
    const { told, ...hooks } = listen();
    const { client, seen } = await start(inTurn(json(503, {}), cutBeforeHead, json(200, {})), hooks);
    await client.GET("/agents/{agentId}", { params });
    expect(told.map(([hook, { attempt }]) => `${hook} ${attempt}`)).toEqual([
      "request 1",
      "response 1",
      "retry 1",
      "wait 2",
      "request 2",
      "retry 2",
      "wait 3",
      "request 3",
      "response 3",
    ]);
    expect(told.every(([, event]) => event.method === "GET" && event.path === call.path)).toBe(true);
    expect(told[1]?.[1]).toMatchObject({ status: 503, durationMs: expect.any(Number), rateLimit: [] });
    expect(told[2]?.[1]).toEqual({ ...call, attempt: 1, delayMs: expect.any(Number), status: 503 });
    expect(told[3]?.[1]).toEqual({ ...call, attempt: 2, reason: "retry", delayMs: delayOf(told[2]) });
    expect(told[5]?.[1]).toMatchObject({ delayMs: expect.any(Number), error: { name: "ConnectionError" } });
    expect(seen).toHaveLength(3);
  });

  test("report what a call throws, before and after a request was sent", async () => {
    const { told, ...hooks } = listen();
    const { client, seen } = await start(cutBeforeHead, { ...hooks, retries: 0 });
    await expect(client.GET("/agents/{agentId}")).rejects.toThrow("is missing");
    await expect(client.GET("/agents", { timeoutMs: 0 })).rejects.toThrow(TypeError);
    await expect(client.with({ token: undefined }).GET("/agents")).rejects.toThrow("needs the option token");
    await expect(client.GET("/agents")).rejects.toMatchObject({ name: "ConnectionError" });
    await expect(client.GET("/agents", { signal: AbortSignal.abort("enough") })).rejects.toBe("enough");
    const errors = told.filter(([hook]) => hook === "error").map(([, event]) => event);
    expect(errors).toMatchObject([
      { ...call, attempt: 0, error: { name: "InvalidRequestError" }, durationMs: expect.any(Number) },
      { attempt: 0, error: { name: "TypeError" } },
      { attempt: 0, error: { name: "CredentialError" } },
      { attempt: 1, error: { name: "ConnectionError" } },
      { attempt: 0, error: "enough" },
    ]);
    expect(seen).toHaveLength(1);
  });

  test("reports an error status as a response and not as an error", async () => {
    const { told, ...hooks } = listen();
    const { client } = await start(json(404, {}), hooks);
    await client.GET("/agents");
    expect(told.map(([hook]) => hook)).toEqual(["request", "response"]);
  });

  test("reports another token as a retry, and a redirect as a request", async () => {
    const { told, ...hooks } = listen();
    const script = inTurn(json(401, {}), redirect(302, "/found"), json(200, {}));
    const { client, seen } = await start(script, { ...hooks, token: rotateToken() });
    await client.GET("/agents");
    expect(told.map(([hook]) => hook)).toEqual([
      "request",
      "response",
      "retry",
      "request",
      "response",
      "request",
      "response",
    ]);
    expect(told[2]?.[1]).toMatchObject({ status: 401, delayMs: 0 });
    expect(seen).toHaveLength(3);
  });

  test("shows the headers that are sent without anything secret", async () => {
    const { told, ...hooks } = listen();
    const { client, seen } = await start(json(200, {}), {
      ...hooks,
      token: "pit-4f1c9e7d",
      headers: { "X-Forwarded": "via pit-4f1c9e7d", Cookie: "a=b", "X-Gateway-Key": "gate", "X-A": "a" },
    });
    await client.POST("/agents", { body: { secret: "body" } });
    expect(told[0]?.[1]).toEqual({
      method: "POST",
      path: "/agents",
      attempt: 1,
      headers: {
        accept: "application/json",
        version: "2021-04-15",
        "content-type": "application/json",
        "x-forwarded": "[redacted]",
        cookie: "[redacted]",
        "x-gateway-key": "[redacted]",
        "x-a": "a",
        authorization: "[redacted]",
      },
      queuedMs: 0,
    });
    expect(seen[0]?.headers).toMatchObject({ "x-forwarded": "via pit-4f1c9e7d", cookie: "a=b" });
    expect(JSON.stringify(told)).not.toContain("pit-");
  });

  test("never has a secret, a value or a body, whatever happens", async () => {
    const { told, ...hooks } = listen();
    const token = "pit-4f1c9e7d";
    const { client } = await start(echoToken(500), { ...hooks, token });
    await client.GET("/agents/{agentId}", { params });
    const gone = createExampleClient({ ...hooks, token, baseUrl: NOBODY });
    await expect(gone.PUT("/agents/{agentId}", { params, body: { secret: 1 } })).rejects.toThrow();
    expect(new Set(told.map(([hook]) => hook))).toEqual(
      new Set(["request", "response", "retry", "wait", "error"]),
    );
    expect(JSON.stringify(told)).not.toMatch(/pit-|secret/);
  });

  test("a hook that fails is reported and does not change the call, also when it fails later", async () => {
    const printed = vi.spyOn(console, "error").mockImplementation(() => {});
    const broken = new Error("the log is full");
    const fail = (): never => {
      throw broken;
    };
    const failLater = async (): Promise<never> => fail();
    try {
      for (const hook of [fail, failLater]) {
        const hooks = { onRequest: hook, onResponse: hook, onRetry: hook, onWait: hook, onError: hook };
        const { client, seen } = await start(inTurn(json(500, {}), json(200, { id: 1 })), hooks);
        expect(await client.GET("/agents")).toMatchObject({ ok: true, data: { id: 1 } });
        await expect(client.GET("/agents/{agentId}")).rejects.toMatchObject({ name: "InvalidRequestError" });
        expect(seen).toHaveLength(2);
      }
      expect(printed.mock.calls).toEqual(Array.from({ length: 14 }, () => [broken]));
    } finally {
      printed.mockRestore();
    }
  });

  test("cannot change what is sent", async () => {
    const { client, seen } = await start(json(200, {}), {
      onRequest: (event) => Object.assign(event.headers, { authorization: "stolen", "x-a": "added" }),
    });
    await client.GET("/agents");
    expect(seen[0]?.headers).toMatchObject({ authorization: "Bearer t1" });
    expect(seen[0]?.headers).not.toHaveProperty("x-a");
  });
});
