import { inspect } from "node:util";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { RateWindow } from "../../src/index.js";
import { createExampleClient, type ExampleClient } from "../example-client.js";
import {
  cutBeforeHead,
  cutInBody,
  cutInHead,
  json,
  NOBODY,
  type Script,
  wrongContentLength,
} from "../loopback-server.js";
import { endOf, start } from "./stage.js";

/** Lets the platform's `fetch` fail with this error. */
function replaceFetch(error: unknown): void {
  const fetch = vi.spyOn(globalThis, "fetch").mockRejectedValue(error);
  onTestFinished(() => fetch.mockRestore());
}

/** An error as Node gives it. */
function failed(message: string, facts: object = {}): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(message), facts) });
}

describe("No response: ConnectionError", () => {
  test("says that nothing was sent when nobody listens", async () => {
    const client = createExampleClient({ token: "t1", baseUrl: NOBODY });
    await expect(client.POST("/agents", { body: {} })).rejects.toMatchObject({
      name: "ConnectionError",
      message: "POST /agents: no connection to the server; nothing was sent (ECONNREFUSED)",
      sent: "no",
      cause: { cause: { code: "ECONNREFUSED" } },
    });
  });

  test("says that nothing was sent when the server speaks no TLS", async () => {
    const { baseUrl, seen } = await start(json(200, {}));
    const client = createExampleClient({ token: "t1", baseUrl: baseUrl.replace("http:", "https:") });
    await expect(client.POST("/agents", { body: {} })).rejects.toMatchObject({
      message: "POST /agents: no connection to the server; nothing was sent (ERR_SSL_WRONG_VERSION_NUMBER)",
      sent: "no",
    });
    expect(seen).toHaveLength(0);
  });

  test.each([
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "CERT_HAS_EXPIRED",
    "ERR_TLS_CERT_ALTNAME_INVALID",
  ])("says that nothing was sent when the certificate is no good: %s", async (code) => {
    const cause = Object.assign(new Error("certificate"), { code });
    replaceFetch(new TypeError("fetch failed", { cause }));
    await expect(createExampleClient({ token: "t1" }).POST("/agents")).rejects.toMatchObject({
      message: `POST /agents: no connection to the server; nothing was sent (${code})`,
      sent: "no",
    });
  });

  test("says that the server may have acted when it asks for a certificate after the request", async () => {
    const cause = Object.assign(new Error("alert"), { code: "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED" });
    replaceFetch(new TypeError("fetch failed", { cause }));
    const client = createExampleClient({ token: "t1" });
    await expect(client.POST("/agents")).rejects.toMatchObject({ name: "ConnectionError", sent: "maybe" });
  });

  test("says that the server may have acted when an earlier attempt reached it, however soon it is retried", async () => {
    const { client, seen, close } = await start(
      (response) => {
        response.destroy();
        void close();
      },
      { retryDelayMs: 0 },
    );
    await expect(
      client.DELETE("/agents/{agentId}", { params: { path: { agentId: "a1" } } }),
    ).rejects.toMatchObject({
      name: "ConnectionError",
      sent: "maybe",
    });
    expect(seen).toHaveLength(1);
  });

  test("frees the slot of a call whose response cannot be read", async () => {
    const fetch: unknown = async () => ({ ok: true, status: 200, text: async () => "{}" });
    const rateLimit: RateWindow[] = [
      { name: "burst", windowMs: 20, exhausted: "wait", headers: { remaining: "x-r" } },
    ];
    const client: ExampleClient = Reflect.apply(createExampleClient, undefined, [
      { token: "t1", fetch },
      { rateLimit },
    ]);
    for (let count = 0; count < 2; count += 1)
      await expect(client.POST("/agents")).rejects.toMatchObject({ name: "ConnectionError", sent: "maybe" });
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
    const { client, seen } = await start((response) => {
      response.writeHead(500, { "content-type": "application/json" }).write("{");
      setTimeout(() => response.socket?.destroy(), 5);
    });
    await expect(client.GET("/agents")).rejects.toMatchObject({ name: "ConnectionError", sent: "yes" });
    expect(seen).toHaveLength(3);
  });

  test("keeps a copy of what a given fetch throws as its cause", async () => {
    const cause = Object.assign(new Error("offline"), { config: { headers: { authorization: "t1" } } });
    const client = createExampleClient({ token: "t1", fetch: () => Promise.reject(cause) });
    const error = await endOf(client.GET("/agents"));
    expect(error).toMatchObject({ name: "ConnectionError", sent: "maybe", cause: { message: "offline" } });
    expect(error).not.toHaveProperty("cause.config");
  });

  test.each([
    ["GET", 6000],
    ["POST", 6000],
    ["DELETE", 10080],
  ])(
    "says that nothing was sent, and does not retry, when fetch blocks the port: %s, port %i",
    async (method, port) => {
      const attempts: number[] = [];
      const client = createExampleClient({
        token: "t1",
        baseUrl: `http://127.0.0.1:${port}`,
        onRequest: ({ attempt }) => attempts.push(attempt),
      });
      await expect(client.request(method, "/agents")).rejects.toMatchObject({
        message: `${method} /agents: no connection to the server; nothing was sent (check port, proxy, CORS, HTTP/2)`,
        sent: "no",
        isPermanent: true,
      });
      expect(attempts).toEqual([1]);
    },
  );

  const refusedByProxy = "Proxy response (407) !== 200 when HTTP Tunneling";
  test.each<[title: string, error: Error, expected: object, attempts: number]>([
    [
      "no route to the host",
      failed("connect EHOSTUNREACH", { code: "EHOSTUNREACH", syscall: "connect" }),
      { sent: "no", message: expect.stringContaining("(EHOSTUNREACH)"), isPermanent: false },
      3,
    ],
    [
      "no route to the network",
      failed("connect ENETUNREACH", { code: "ENETUNREACH", syscall: "connect" }),
      { sent: "no" },
      3,
    ],
    [
      "no route to any address of the host",
      new TypeError("fetch failed", {
        cause: new AggregateError([
          Object.assign(new Error("connect EHOSTUNREACH"), { code: "EHOSTUNREACH", syscall: "connect" }),
        ]),
      }),
      { sent: "no", message: expect.stringContaining("(EHOSTUNREACH)") },
      3,
    ],
    [
      "no route while it reads",
      failed("read EHOSTUNREACH", { code: "EHOSTUNREACH", syscall: "read" }),
      { sent: "maybe" },
      1,
    ],
    [
      "a proxy that wants a login",
      new TypeError("fetch failed", {
        cause: Object.assign(new Error("cancelled"), {
          cause: Object.assign(new Error(refusedByProxy), { code: "UND_ERR_ABORTED" }),
        }),
      }),
      {
        sent: "no",
        message: expect.stringContaining("(check port, proxy, CORS, HTTP/2)"),
        isPermanent: true,
      },
      1,
    ],
    [
      "a proxy that wants a login after the request",
      failed("Proxy Authentication Required (407)", { code: "UND_ERR_INVALID_ARG" }),
      {
        sent: "maybe",
        message: expect.stringContaining("(check port, proxy, CORS, HTTP/2)"),
        isPermanent: true,
      },
      1,
    ],
    [
      "a proxy that cannot reach the server",
      failed("Proxy response (502) !== 200 when HTTP Tunneling", { code: "UND_ERR_ABORTED" }),
      { sent: "no", message: expect.stringContaining("(UND_ERR_ABORTED)"), isPermanent: false },
      3,
    ],
    [
      "a reason that the platform keeps to itself",
      new TypeError("Failed to fetch"),
      { sent: "maybe", message: expect.stringContaining("(check port, proxy, CORS, HTTP/2)") },
      1,
    ],
  ])("tells a POST from fetch's error: %s", async (_title, error, expected, attempts) => {
    replaceFetch(error);
    const made: number[] = [];
    const client = createExampleClient({ token: "t1", onRequest: ({ attempt }) => made.push(attempt) });
    await expect(client.POST("/agents")).rejects.toMatchObject(expected);
    expect(made).toHaveLength(attempts);
  });

  test("does not retry a GET either when a proxy wants a login", async () => {
    replaceFetch(failed("proxy authentication required"));
    const attempts: number[] = [];
    const client = createExampleClient({ token: "t1", onRequest: ({ attempt }) => attempts.push(attempt) });
    await expect(client.GET("/agents")).rejects.toMatchObject({ sent: "maybe", isPermanent: true });
    expect(attempts).toEqual([1]);
  });

  describe("when the request may have been sent before the attempt that failed to connect", () => {
    const code = "ECONNREFUSED";

    test("by a fetch of the caller's own that retries", async () => {
      const { baseUrl, seen, close } = await start(cutBeforeHead);
      const fetchTwice = async (url: string, init: RequestInit): Promise<Response> => {
        try {
          return await fetch(url, init);
        } catch {
          await close();
          return fetch(url, init);
        }
      };
      const client = createExampleClient({ token: "t1", baseUrl, fetch: fetchTwice, retries: 0 });
      await expect(client.POST("/agents", { body: {} })).rejects.toMatchObject({
        sent: "maybe",
        message: expect.stringContaining(code),
      });
      expect(seen).toHaveLength(1);
    });

    test.each([
      ["GET", "maybe"],
      ["DELETE", "maybe"],
      ["PUT", "maybe"],
      ["POST", "no"],
    ])("by Bun, whose errors have the code themselves: %s", async (method, sent) => {
      replaceFetch(Object.assign(new TypeError("Unable to connect"), { code }));
      const client = createExampleClient({ token: "t1" });
      await expect(client.request(method, "/agents")).rejects.toMatchObject({ sent });
    });

    test("by Deno, whose errors have no code", async () => {
      replaceFetch(
        failed("error sending request for url (http://a.test/): client error (Connect): tcp error"),
      );
      const client = createExampleClient({ token: "t1" });
      await expect(client.POST("/agents")).rejects.toMatchObject({ sent: "maybe" });
      await expect(
        client.POST("/agents/{agentId}/call", { params: { path: { agentId: "a1" } } }),
      ).rejects.toMatchObject({
        sent: "no",
      });
    });
  });

  test.each(["/people/4915?q=diagnosis", "/moved/4916?q=it%27s"])(
    "hides the values of parameters in the text of Deno and Bun, also behind a redirect to %s",
    async (place) => {
      const { baseUrl } = await start(json(200, {}));
      const fetch = async (url: string): Promise<Response> => {
        if (!url.endsWith(place)) return new Response(null, { status: 307, headers: { location: place } });
        throw Object.assign(new TypeError(`error sending request for url (${new URL(url).href})`), {
          path: url,
        });
      };
      const options = { token: "t1", baseUrl, fetch, retries: 0 };
      const error = await endOf(
        createExampleClient(options).request("GET", "/people/{id}", {
          params: { path: { id: 4915 }, query: { q: "diagnosis" } },
        }),
      );
      expect(error).toMatchObject({
        name: "ConnectionError",
        cause: { message: `error sending request for url (${baseUrl}/` },
      });
      expect(inspect(error, { showHidden: true, depth: Infinity })).not.toMatch(/491[56]|diagnosis|it%27s/);
    },
  );
});
