import { describe, expect, test, vi } from "vitest";
import { createExampleClient } from "../example-client.js";
import { echo, json, startServer } from "../loopback-server.js";

const token = "t1";

describe("Path parameters, Query and Body: what is sent", () => {
  test("sends method, filled path, query, headers, credential and JSON body", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    const client = createExampleClient({ token, baseUrl });
    await client.PUT("/agents/{agentId}", {
      params: {
        path: { agentId: "a/1" },
        query: { locationId: "l 1", tag: ["x", "y"] },
        header: { "X-Flag": true },
      },
      headers: { "X-Extra": "e" },
      body: { name: "Ann", nothing: undefined },
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      method: "PUT",
      url: "/agents/a%2F1?locationId=l%201&tag=x&tag=y",
      body: '{"name":"Ann"}',
      headers: {
        accept: "application/json",
        authorization: "Bearer t1",
        "content-type": "application/json",
        version: "2021-04-15",
        "x-flag": "true",
        "x-extra": "e",
      },
    });
  });

  test("has every method of the API, and names no content type without a body", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    const client = createExampleClient({ token, baseUrl });
    const path = { params: { path: { agentId: "a1" } } };
    await client.GET("/agents");
    await client.HEAD("/agents");
    await client.OPTIONS("/agents");
    await client.POST("/agents");
    await client.PUT("/agents/{agentId}", path);
    await client.PATCH("/agents/{agentId}", path);
    await client.DELETE("/agents/{agentId}", path);
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "GET /agents",
      "HEAD /agents",
      "OPTIONS /agents",
      "POST /agents",
      "PUT /agents/a1",
      "PATCH /agents/a1",
      "DELETE /agents/a1",
    ]);
    expect(seen.every(({ headers, body }) => headers["content-type"] === undefined && body === "")).toBe(
      true,
    );
  });

  test("sends a body with DELETE, and one that is null", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    const client = createExampleClient({ token, baseUrl });
    await client.DELETE("/agents/{agentId}", { params: { path: { agentId: "a1" } }, body: { hard: true } });
    await client.POST("/agents", { body: null });
    expect(seen.map(({ body }) => body)).toEqual(['{"hard":true}', "null"]);
  });

  test("writes lists and dates as the operation says", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    const since = new Date(1_700_000_000_000);
    await createExampleClient({ token, baseUrl }).GET("/calls", {
      params: { query: { ids: ["a", "b,c"], since } },
    });
    expect(seen[0]?.url).toBe("/calls?ids=a,b%2Cc&since=1700000000000");
  });

  test("appends paths to the path of the baseUrl", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    await createExampleClient({ token, baseUrl: `${baseUrl}/proxy/v1/` }).GET("/agents");
    expect(seen[0]?.url).toBe("/proxy/v1/agents");
  });

  test("carries text of any language and length unharmed", async () => {
    const { baseUrl } = await startServer(echo);
    const text = `${"😀é\u2028\0".repeat(4_000)}%2F`;
    const result = await createExampleClient({ token, baseUrl }).POST("/agents", { body: { text } });
    expect(result).toMatchObject({ ok: true, data: { body: JSON.stringify({ text }) } });
  });
});

describe("Query: headers", () => {
  test("a call's headers win over the client's, and undefined leaves one out", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    const client = createExampleClient({
      token,
      baseUrl,
      headers: { "X-A": "client", "X-B": "client", Accept: "a/b" },
    });
    await client.GET("/agents", { headers: { "x-a": "call", "X-B": undefined } });
    await client.GET("/agents");
    expect(seen[0]?.headers).toMatchObject({ "x-a": "call", accept: "a/b" });
    expect(seen[0]?.headers).not.toHaveProperty("x-b");
    expect(seen[1]?.headers).toMatchObject({ "x-a": "client", "x-b": "client" });
  });

  test("an option of a call wins over the client's, and that over the spec's default", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    const client = createExampleClient({ token, baseUrl, apiVersion: "v2" });
    await client.GET("/agents");
    await client.GET("/agents", { apiVersion: "v3" });
    await client.GET("/agents", { apiVersion: "v3", headers: { version: "v4" } });
    await client.GET("/agents", { apiVersion: undefined });
    expect(seen.map(({ headers }) => headers["version"])).toEqual(["v2", "v3", "v4", "v2"]);
  });

  test("the content type of a body can be changed but not lost", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    const client = createExampleClient({ token, baseUrl });
    const types = ["application/merge-patch+json", undefined];
    for (const type of types) await client.POST("/agents", { body: {}, headers: { "Content-Type": type } });
    expect(seen.map(({ headers }) => headers["content-type"])).toEqual([
      "application/merge-patch+json",
      "application/json",
    ]);
  });

  test("no header can replace the credential", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    const client = createExampleClient({ token, baseUrl, headers: { authorization: "Basic x" } });
    await client.GET("/agents");
    await client.GET("/agents", { params: { header: { Authorization: "Basic y" } } });
    await client.GET("/agents", { headers: { AUTHORIZATION: "Basic z" } });
    await client.GET("/agents", { headers: { AUTHORIZATION: undefined } });
    expect(new Set(seen.map(({ headers }) => headers["authorization"]))).toEqual(new Set(["Bearer t1"]));
  });
});

describe("Credentials: token", () => {
  test("an operation without security sends none", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    await createExampleClient({ token, baseUrl }).GET("/public");
    await createExampleClient({ baseUrl }).GET("/public");
    expect(seen.map(({ headers }) => headers["authorization"])).toEqual([undefined, undefined]);
  });

  test("each operation gets the credential of its own scheme", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    const client = createExampleClient({ token: { bearer: "b1", apiKey: () => "k1" }, baseUrl });
    await client.GET("/agents");
    await client.GET("/keyed");
    await client.GET("/either");
    const sent = seen.map(({ headers }) => [headers["authorization"], headers["x-api-key"]]);
    expect(sent).toEqual([
      ["Bearer b1", undefined],
      [undefined, "k1"],
      [undefined, "k1"],
    ]);
  });

  test("a call whose scheme has no credential is refused before anything is sent", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    await expect(createExampleClient({ baseUrl }).GET("/agents")).rejects.toMatchObject({
      name: "CredentialError",
      method: "GET",
      path: "/agents",
    });
    await expect(createExampleClient({ token: { bearer: "b1" }, baseUrl }).GET("/keyed")).rejects.toThrow(
      "apiKey",
    );
    expect(seen).toHaveLength(0);
  });

  test("a function is called for each call, after the call was checked", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    let count = 0;
    const client = createExampleClient({ token: async () => `t${++count}`, baseUrl });
    await client.GET("/agents");
    await expect(client.GET("/agents/{agentId}")).rejects.toThrow("is missing");
    await client.GET("/agents");
    expect(seen.map(({ headers }) => headers["authorization"])).toEqual(["Bearer t1", "Bearer t2"]);
  });
});

describe("Path parameters, Query and Body: what is refused", () => {
  test("throw before anything is sent", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    const ask = vi.fn(() => "t1");
    const client = createExampleClient({ token: ask, baseUrl });
    const calls = [
      client.GET("/agents/{agentId}", { params: { path: { agentId: ".." } } }),
      client.GET("/agents/{agentId}", { params: { path: { agentId: "" } } }),
      client.GET("/agents", { params: { query: { since: new Date(NaN) } } }),
      client.GET("/agents", { headers: { "X-A": "a\r\nX-B: b" } }),
      client.GET("/agents", { params: { header: { "X-A": "a\nb" } } }),
      client.POST("/agents", { body: { id: 1n } }),
      client.GET("/agents", { body: {} }),
      client.request("GET", "/agents/../../admin"),
      client.request("TRACE", "/agents"),
      client.request("GET / HTTP/1.1\r\nX-A: a\r\n\r\nGET", "/agents"),
      client.request("", "/agents"),
    ];
    const parts = await Promise.all(calls.map((call) => call.catch((error: unknown) => error)));
    expect(parts.map((error) => Reflect.get(Object(error), "part"))).toEqual([
      "path",
      "path",
      "query",
      "header",
      "header",
      "body",
      "body",
      "path",
      "method",
      "method",
      "method",
    ]);
    expect(ask).not.toHaveBeenCalled();
    expect(seen).toHaveLength(0);
  });

  test("throw a TypeError for an invalid timeout", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    await expect(createExampleClient({ token, baseUrl }).GET("/agents", { timeoutMs: 0 })).rejects.toThrow(
      TypeError,
    );
    expect(seen).toHaveLength(0);
  });
});

describe("Path parameters: request", () => {
  test("calls what the spec does not have, guarded and with the credential", async () => {
    const { baseUrl, seen } = await startServer(json(201, { id: 1 }));
    const client = createExampleClient({ token, baseUrl });
    const result = await client.request("patch", "/new/{id}", {
      params: { path: { id: "a b" }, query: { q: 1 } },
      body: [1],
    });
    expect(result).toMatchObject({
      ok: true,
      status: 201,
      data: { id: 1 },
      request: { method: "PATCH", path: "/new/{id}" },
    });
    expect(seen[0]).toMatchObject({
      method: "PATCH",
      url: "/new/a%20b?q=1",
      body: "[1]",
      headers: { authorization: "Bearer t1", version: "2021-04-15" },
    });
  });

  test("knows the operations that the spec does have", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    await createExampleClient({ baseUrl }).request("get", "/public");
    expect(seen).toHaveLength(1);
  });
});

describe("Credentials: with", () => {
  test("keeps every option but the ones given, also when chained", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    const first = createExampleClient({ token: "t1", baseUrl, headers: { "X-A": "a" }, apiVersion: "v2" });
    const second = first.with({ token: "t2" });
    const third = second.with({ apiVersion: "v3" }).with({ headers: { "X-B": "b" } });
    for (const client of [first, second, third]) await client.GET("/agents");
    const sent = seen.map(({ headers: { authorization, version, "x-a": a, "x-b": b } }) => [
      authorization,
      version,
      a,
      b,
    ]);
    expect(sent).toEqual([
      ["Bearer t1", "v2", "a", undefined],
      ["Bearer t2", "v2", "a", undefined],
      ["Bearer t2", "v3", undefined, "b"],
    ]);
  });

  test("an option that is given as undefined goes back to its default, the credential too", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    const client = createExampleClient({ token, baseUrl, apiVersion: "v2" });
    await client.with({ apiVersion: undefined }).GET("/agents");
    expect(seen[0]?.headers["version"]).toBe("2021-04-15");
    await expect(client.with({ token: undefined }).GET("/agents")).rejects.toThrow("needs the option token");
    expect(seen).toHaveLength(1);
  });

  test("is not changed by what happens to the options later", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    const options = { token: "t1", baseUrl, headers: { "X-A": "a" } };
    const client = createExampleClient(options);
    options.token = "t2";
    options.headers["X-A"] = "b";
    await client.GET("/agents");
    await client.with({ timeoutMs: 1_000 }).GET("/agents");
    expect(seen[0]?.headers).toMatchObject({ authorization: "Bearer t1", "x-a": "a" });
    expect(seen[1]?.headers["authorization"]).toBe("Bearer t1");
  });

  test("throws a TypeError for an option that could not work", () => {
    expect(() => createExampleClient({}).with({ timeoutMs: -1 })).toThrow(TypeError);
  });
});

describe("Environment: fetch", () => {
  test("is looked up at each call, so that instrumentation added later is used", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    const client = createExampleClient({ token, baseUrl });
    const instrumented = vi.fn(fetch);
    vi.stubGlobal("fetch", instrumented);
    try {
      await client.GET("/agents");
    } finally {
      vi.unstubAllGlobals();
    }
    expect(instrumented).toHaveBeenCalledTimes(1);
    expect(seen).toHaveLength(1);
  });

  test("can be given, and gets what the platform's gets", async () => {
    const { baseUrl, seen } = await startServer(json(200, {}));
    const given = vi.fn(fetch);
    await createExampleClient({ token, baseUrl, fetch: given }).POST("/agents", { body: {} });
    expect(given).toHaveBeenCalledExactlyOnceWith(
      `${baseUrl}/agents`,
      expect.objectContaining({ redirect: "manual" }),
    );
    expect(seen).toHaveLength(1);
  });
});
