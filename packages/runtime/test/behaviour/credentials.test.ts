import { AsyncLocalStorage } from "node:async_hooks";
import { describe, expect, test, vi } from "vitest";
import type { TokenRequest } from "../../src/index.js";
import { createExampleClient, type ExampleClient } from "../example-client.js";
import { after, authorize, inTurn, json, redirect, startServer } from "../loopback-server.js";
import { rotateToken, start } from "./stage.js";

const fine = json(200, { id: 1 });
const refuse = json(401, { message: "no" });
const onlySecond = authorize((token) => token === "t2", after(5, fine));
const params = { path: { agentId: "a1" } };

describe("Credentials: a token that has expired", () => {
  test("is replaced by one of the same tenant, when one function returns those of several", async () => {
    const tenant = new AsyncLocalStorage<string>();
    const token = ({ refused }: TokenRequest): string =>
      `${tenant.getStore() ?? "nobody"}-${refused === undefined ? "old" : "fresh"}`;
    const { client, seen } = await start(
      authorize((given) => given.endsWith("fresh"), after(5, fine)),
      { token },
    );
    await Promise.all(["a", "b"].map((name) => tenant.run(name, () => client.GET("/agents"))));
    expect(seen).toHaveLength(4);
    expect(new Set(seen.map(({ headers }) => headers["authorization"]))).toEqual(
      new Set(["a-old", "b-old", "a-fresh", "b-fresh"].map((given) => `Bearer ${given}`)),
    );
  });

  test("keeps the response to an attempt that was made", async () => {
    const token = vi.fn(() => {
      if (token.mock.calls.length > 1) throw new Error("the vault is closed");
      return "t1";
    });
    const { client, seen } = await start(json(500, { message: "broken" }), { token });
    expect(await client.PUT("/agents/{agentId}", { params })).toMatchObject({
      status: 500,
      error: { message: "broken" },
    });
    expect([seen.length, token.mock.calls.length]).toEqual([1, 2]);
  });

  test("is replaced once for 200 parallel calls, which all succeed", async () => {
    const token = vi.fn(rotateToken());
    const { client, seen } = await start(onlySecond, { token });
    const results = await Promise.all(Array.from({ length: 200 }, () => client.GET("/agents")));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(token.mock.calls.filter(([{ refused }]) => refused !== undefined)).toEqual([[{ refused: "t1" }]]);
    expect(seen.filter(({ headers }) => headers["authorization"] === "Bearer t2")).toHaveLength(200);
    expect(seen.length).toBeLessThanOrEqual(400);
  });

  test("is replaced once for clients that differ in other options only", async () => {
    const token = vi.fn(rotateToken());
    const { client, seen } = await start(onlySecond, { token });
    const clients = Array.from({ length: 20 }, (_, index) => client.with({ timeoutMs: 1_000 + index }));
    const results = await Promise.all(clients.map((one) => one.GET("/agents")));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(token.mock.calls.filter(([{ refused }]) => refused !== undefined)).toHaveLength(1);
    expect(seen.filter(({ headers }) => headers["authorization"] === "Bearer t2")).toHaveLength(20);
  });

  test("is not renewed again by a 401 that comes late", async () => {
    const token = vi.fn(rotateToken());
    const late = (response: Parameters<typeof refuse>[0], request: Parameters<typeof refuse>[1]): void => {
      const isLate = request.url === "/public" || request.url.startsWith("/agents/late");
      const isOld = request.headers["authorization"] === "Bearer t1";
      if (isOld) after(isLate ? 60 : 0, refuse)(response, request);
      else fine(response, request);
    };
    const { client, seen } = await start(late, { token });
    const [slow] = await Promise.all([
      client.GET("/agents/{agentId}", { params: { path: { agentId: "late" } } }),
      client.GET("/agents"),
    ]);
    expect(slow).toMatchObject({ ok: true, request: { attempts: 2 } });
    expect(token.mock.calls.filter(([{ refused }]) => refused !== undefined)).toHaveLength(1);
    expect(seen).toHaveLength(4);
  });

  test("is renewed again when the next one expires too", async () => {
    let good = "t2";
    const { client, seen } = await start(
      authorize((token) => token === good, fine),
      { token: rotateToken() },
    );
    expect(await client.GET("/agents")).toMatchObject({ ok: true, request: { attempts: 2 } });
    expect(await client.GET("/agents")).toMatchObject({ ok: true, request: { attempts: 1 } });
    good = "t3";
    expect(await client.GET("/agents")).toMatchObject({ ok: true, request: { attempts: 2 } });
    expect(seen.map(({ headers }) => headers["authorization"])).toEqual(
      ["t1", "t2", "t2", "t2", "t3"].map((token) => `Bearer ${token}`),
    );
  });

  test("is tried once more with a different token only", async () => {
    const same = await start(refuse, { token: () => "t1" });
    expect(await same.client.POST("/agents", { body: {} })).toMatchObject({ status: 401 });
    expect(same.seen).toHaveLength(1);
    const text = await start(refuse);
    expect(await text.client.POST("/agents", { body: {} })).toMatchObject({ status: 401 });
    expect(text.seen).toHaveLength(1);
    const other = await start(refuse, { token: rotateToken() });
    expect(await other.client.POST("/agents", { body: {} })).toMatchObject({ status: 401 });
    expect(other.seen.map(({ headers }) => headers["authorization"])).toEqual(["Bearer t1", "Bearer t2"]);
  });

  test("does not count as a retry", async () => {
    const script = authorize((token) => token === "t2", inTurn(json(503, {}), json(503, {}), fine));
    const { client, seen } = await start(script, { token: rotateToken() });
    expect(await client.GET("/agents")).toMatchObject({ ok: true, request: { attempts: 4 } });
    expect(seen).toHaveLength(4);
  });

  test("that cannot be replaced ends the call with the reason", async () => {
    const cause = new Error("the vault is closed");
    const token = ({ refused }: TokenRequest): string => {
      if (refused !== undefined) throw cause;
      return "t1";
    };
    const { client, seen } = await start(refuse, { token });
    await expect(client.GET("/agents")).rejects.toMatchObject({
      name: "CredentialError",
      message: "GET /agents: the server responded with 401, and then the token function failed",
      cause,
    });
    expect(seen).toHaveLength(1);
  });

  test("that is replaced by one that cannot be sent ends the call with the truth, but not the next call", async () => {
    const tokens = ["", "t2"];
    const token = ({ refused }: TokenRequest): string =>
      refused === undefined ? "t1" : (tokens.shift() ?? "t2");
    const { client, seen } = await start(onlySecond, { token });
    await expect(client.POST("/agents", { body: {} })).rejects.toMatchObject({
      name: "CredentialError",
      message: "POST /agents: the server responded with 401, and then the token is empty",
    });
    expect(seen).toHaveLength(1);
    expect(await client.POST("/agents", { body: {} })).toMatchObject({ ok: true });
    expect(seen.map(({ headers }) => headers["authorization"])).toEqual(
      ["t1", "t1", "t2"].map((given) => `Bearer ${given}`),
    );
  });

  test("has no part in an operation without security", async () => {
    const token = vi.fn(rotateToken());
    const { client, seen } = await start(refuse, { token });
    expect(await client.GET("/public")).toMatchObject({ status: 401 });
    expect(token).not.toHaveBeenCalled();
    expect(seen).toHaveLength(1);
  });

  test("is replaced in a header of its own too", async () => {
    const script = inTurn(refuse, fine);
    const { client, seen } = await start(script, { token: rotateToken() });
    expect(await client.GET("/keyed")).toMatchObject({ ok: true });
    expect(seen.map(({ headers }) => headers["x-api-key"])).toEqual(["t1", "t2"]);
  });

  test("ends a call at once that is aborted while it is replaced", async () => {
    const controller = new AbortController();
    const token = ({ refused }: TokenRequest): string | Promise<string> => {
      if (refused === undefined) return "t1";
      setTimeout(() => controller.abort("enough"), 5);
      return new Promise(() => {});
    };
    const { client, seen } = await start(refuse, { token });
    await expect(client.GET("/agents", { signal: controller.signal })).rejects.toBe("enough");
    expect(seen).toHaveLength(1);
  });
});

describe("Credentials: a token function", () => {
  test("may itself call by the client, also when only one request may be out", async () => {
    const server = await startServer(json(200, { token: "t9" }));
    const rateLimit = [{ name: "burst", windowMs: 20, exhausted: "wait", headers: { limit: "x" } }] as const;
    const client: ExampleClient = createExampleClient(
      {
        baseUrl: server.baseUrl,
        token: async () => {
          const response = await client.GET("/public");
          return response.ok ? "t9" : "";
        },
      },
      { rateLimit },
    );
    const results = await Promise.all([client.GET("/agents"), client.GET("/agents")]);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(server.seen).toHaveLength(4);
  });

  test("is called again for each retry", async () => {
    let count = 0;
    const { client, seen } = await start(inTurn(json(500, {}), fine), { token: () => `t${++count}` });
    await client.GET("/agents");
    expect(seen.map(({ headers }) => headers["authorization"])).toEqual(["Bearer t1", "Bearer t2"]);
  });
});

describe("Redirects: the credential", () => {
  test.each([
    ["/agents", "authorization"],
    ["/keyed", "x-api-key"],
  ] as const)("of %s goes along within the origin and never to another one", async (path, header) => {
    const other = await startServer(fine);
    for (const status of [301, 302, 303, 307, 308]) {
      const inside = await start((response, request) =>
        (request.url === "/found?a=b" ? fine : redirect(status, "/found?a=b"))(response, request),
      );
      expect(await inside.client.GET(path)).toMatchObject({ ok: true, request: { attempts: 2 } });
      expect(inside.seen.every(({ headers }) => headers[header] !== undefined)).toBe(true);
      const outside = await start(redirect(status, `${other.baseUrl}/found`));
      expect(await outside.client.GET(path)).toMatchObject({ ok: false, status });
      expect(outside.seen).toHaveLength(1);
    }
    expect(other.seen).toHaveLength(0);
  });

  test.each<[location: (port: string) => string]>([
    [(port) => `http://localhost:${port}/found`],
    [(port) => `//127.0.0.2:${port}/found`],
    [(port) => `https://127.0.0.1:${port}/found`],
    [(port) => `http://user:secret@127.0.0.1:${port}/found`],
    [() => "http://[broken/found"],
    [() => "ftp://127.0.0.1/found"],
    [() => "data:application/json,{}"],
  ])("is not taken to an address like %s", async (location) => {
    const { client, seen } = await start((response, request) => {
      const { port } = new URL(`http://${String(request.headers["host"])}`);
      redirect(302, location(port))(response, request);
    });
    expect(await client.GET("/agents")).toMatchObject({ ok: false, status: 302 });
    expect(seen).toHaveLength(1);
  });

  test("is replaced after a redirect as well", async () => {
    const { client, seen } = await start(
      (response, request) =>
        (request.url === "/found" ? onlySecond : redirect(302, "/found"))(response, request),
      { token: rotateToken() },
    );
    expect(await client.GET("/agents")).toMatchObject({ ok: true });
    expect(seen.map(({ url, headers }) => [url, headers["authorization"]])).toEqual([
      ["/agents", "Bearer t1"],
      ["/found", "Bearer t1"],
      ["/found", "Bearer t2"],
    ]);
  });
});

describe("Redirects: a body", () => {
  test.each(["PUT", "DELETE", "POST", "PATCH"])(
    "of %s is not sent on, within the origin neither",
    async (method) => {
      for (const status of [301, 302, 303, 307, 308]) {
        const { client, seen } = await start(redirect(status, "/found"));
        expect(await client.request(method, "/agents", { body: { secret: 1 } })).toMatchObject({ status });
        expect(seen).toHaveLength(1);
      }
    },
  );

  test("that was never there does not matter: HEAD is sent on", async () => {
    const { client, seen } = await start((response, request) =>
      (request.url === "/found" ? fine : redirect(307, "found"))(response, request),
    );
    expect(await client.HEAD("/agents")).toMatchObject({ ok: true });
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(["HEAD /agents", "HEAD /found"]);
    expect(await client.GET("/agents/{agentId}", { params, retries: 0 })).toMatchObject({ status: 307 });
  });
});
