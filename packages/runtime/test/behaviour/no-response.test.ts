import { describe, expect, test } from "vitest";
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
import { start } from "./stage.js";

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
    const fetch = async (): Promise<Response> => Promise.reject(new TypeError("fetch failed", { cause }));
    await expect(createExampleClient({ token: "t1", fetch }).POST("/agents")).rejects.toMatchObject({
      message: `POST /agents: no connection to the server; nothing was sent (${code})`,
      sent: "no",
    });
  });

  test("says that the server may have acted when it wants a certificate, of which it tells late", async () => {
    const cause = Object.assign(new Error("alert"), { code: "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED" });
    const fetch = async (): Promise<Response> => Promise.reject(new TypeError("fetch failed", { cause }));
    const client = createExampleClient({ token: "t1", fetch });
    await expect(client.POST("/agents")).rejects.toMatchObject({ name: "ConnectionError", sent: "maybe" });
  });

  test("says that the server may have acted when an earlier attempt reached it, however soon it is repeated", async () => {
    const { client, seen, close } = await start(
      (answer) => {
        answer.destroy();
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

  test("frees the place of a call whose answer cannot be read", async () => {
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
    const { client, seen } = await start((answer) => {
      answer.writeHead(500, { "content-type": "application/json" }).write("{");
      setTimeout(() => answer.socket?.destroy(), 5);
    });
    await expect(client.GET("/agents")).rejects.toMatchObject({ name: "ConnectionError", sent: "yes" });
    expect(seen).toHaveLength(3);
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
