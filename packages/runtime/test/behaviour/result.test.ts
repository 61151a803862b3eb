import { describe, expect, test } from "vitest";
import { isApiError, unwrap } from "../../src/index.js";
import { createExampleClient } from "../example-client.js";
import { json, startServer, tenMegabytes, text } from "../loopback-server.js";
import { start } from "./stage.js";

describe("Result", () => {
  test("of a success has the data, the status, the response and how it came about", async () => {
    const { client, baseUrl } = await start(
      json(200, { id: "a1", traceId: "trace-1" }, { "X-RateLimit-Max": "100" }),
    );
    const result = await client.GET("/agents/{agentId}", { params: { path: { agentId: "a1" } } });
    expect(result).toMatchObject({
      ok: true,
      status: 200,
      data: { id: "a1", traceId: "trace-1" },
      request: { method: "GET", path: "/agents/{agentId}", attempts: 1 },
      traceId: "trace-1",
    });
    expect(result).not.toHaveProperty("error");
    expect(result.response.url).toBe(`${baseUrl}/agents/a1`);
    expect(result.response.headers.get("x-ratelimit-max")).toBe("100");
  });

  test("of an error status has the error, and is thrown by unwrap only", async () => {
    const { client, seen } = await start(
      json(404, { message: "no such agent" }, { "X-Trace-Id": "trace-2" }),
    );
    const result = await client.GET("/agents");
    expect(result).toMatchObject({
      ok: false,
      status: 404,
      error: { message: "no such agent" },
      traceId: "trace-2",
    });
    expect(result).not.toHaveProperty("data");
    const error: unknown = await unwrap(client.GET("/agents")).catch((thrown: unknown) => thrown);
    expect(isApiError(error) && error.body).toEqual({ message: "no such agent" });
    expect(seen).toHaveLength(2);
  });

  test.each([
    ["application/json", "application/json"],
    ["application/json; charset=utf-8", "application/json; charset=utf-8"],
    ["application/problem+json", "application/problem+json"],
    ["no content type", undefined],
  ])("reads JSON that comes as %s", async (_title, type) => {
    const { client } = await start(text(200, type, '{"id":"é"}'));
    expect(await client.GET("/agents")).toMatchObject({ ok: true, data: { id: "é" } });
  });

  test.each<[status: number, type: string | undefined]>([
    [200, "application/json"],
    [200, undefined],
    [201, "text/html"],
  ])("of an empty response %i of the type %s is an error where the spec has a body", async (status, type) => {
    const { client, seen } = await start(text(status, type, ""));
    await expect(client.GET("/agents")).rejects.toMatchObject({
      name: "UnreadableResponseError",
      status,
      message: `GET /agents: the server responded with ${status} and no body`,
    });
    expect(seen).toHaveLength(1);
  });

  test.each([204, 205])("of a response %i has data that is undefined", async (status) => {
    const { client } = await start(text(status, undefined, ""));
    const result = await client.GET("/agents");
    expect(result).toMatchObject({ ok: true, status });
    expect(result.ok && result.data).toBeUndefined();
  });

  test("of an empty response has undefined as data where the spec has no body, or does not know the call", async () => {
    const { client, seen } = await start(text(200, "application/json", ""));
    expect(await client.DELETE("/agents/{agentId}", { params: { path: { agentId: "a" } } })).toMatchObject({
      ok: true,
      data: undefined,
    });
    expect(await client.request("GET", "/agents")).toMatchObject({ ok: true, data: undefined });
    expect(seen).toHaveLength(2);
  });

  test("of an empty error has an error that is undefined", async () => {
    const { client } = await start(text(400, "application/json", ""));
    const result = await client.GET("/agents");
    expect(result).toMatchObject({ ok: false, status: 400 });
    expect(result.ok || result.error).toBeUndefined();
  });

  test("of a HEAD has no data", async () => {
    const { client } = await start(json(200, { id: 1 }));
    const result = await client.HEAD("/agents");
    expect(result.ok && result.data).toBeUndefined();
  });

  test.each<[status: number, type: string, body: string]>([
    [502, "text/html", "<h1>Bad Gateway</h1>"],
    [500, "application/json", '{"message":'],
    [429, "text/plain", "slow down"],
  ])("of %i with %s that is no JSON has the text as its error", async (status, type, body) => {
    const { client, seen } = await start(text(status, type, body), { retries: 0 });
    expect(await client.POST("/agents", { body: {} })).toMatchObject({ ok: false, status, error: body });
    expect(seen).toHaveLength(1);
  });

  test.each([301, 302, 303, 307, 308])(
    "of a redirect %i is the redirect: it is not followed",
    async (status) => {
      const other = await startServer(json(200, {}));
      const { client, seen } = await start(json(status, {}, { location: `${other.baseUrl}/agents` }));
      const result = await client.POST("/agents", { body: { secret: true } });
      expect(result).toMatchObject({ ok: false, status });
      expect(result.response.headers.get("location")).toBe(`${other.baseUrl}/agents`);
      expect(seen).toHaveLength(1);
      expect(other.seen).toHaveLength(0);
    },
  );

  test("of 10 MB arrives whole", async () => {
    const { client, seen } = await start(tenMegabytes);
    const result = await client.GET("/agents");
    expect(result.ok && Array.isArray(result.data) && result.data.length).toBe(10_000);
    expect(seen).toHaveLength(1);
  });
});

describe("Body: UnreadableResponseError", () => {
  test("is thrown for a success that is a web page", async () => {
    const page = `<html>${"x".repeat(1_000)}`;
    const { client, seen } = await start(text(200, "text/html; charset=utf-8", page));
    await expect(client.GET("/agents")).rejects.toMatchObject({
      name: "UnreadableResponseError",
      message: "GET /agents: the server responded with 200 and text/html instead of JSON",
      status: 200,
      excerpt: page.slice(0, 200),
      method: "GET",
      path: "/agents",
    });
    expect(seen).toHaveLength(1);
  });

  test("is thrown for a success with broken JSON, with the cause", async () => {
    const { client } = await start(text(200, "application/json", '{"id":1,'));
    await expect(client.GET("/agents")).rejects.toMatchObject({
      name: "UnreadableResponseError",
      excerpt: '{"id":1,',
      cause: expect.any(SyntaxError),
    });
  });

  test("is thrown for a response that the platform hides, as browsers hide redirects", async () => {
    const { baseUrl } = await startServer(json(200, {}));
    const client = createExampleClient({ token: "t1", baseUrl, fetch: async () => Response.error() });
    await expect(client.GET("/agents")).rejects.toMatchObject({ name: "UnreadableResponseError", status: 0 });
  });
});
