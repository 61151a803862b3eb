import { describe, expect, test, vi } from "vitest";
import { mock } from "node:test";
import { createClient, createRateBudget, type TokenRequest } from "../../src/index.js";
import { provider } from "../example-client.js";
import { authorize, json } from "../loopback-server.js";
import { rotateToken, start } from "./stage.js";

describe("A client in a test", () => {
  test("can be spied on, by its HTTP methods, request and paginate", async () => {
    const { client, seen } = await start(json(200, { id: 1 }));
    const spy = vi.spyOn(client, "GET");
    expect(await client.GET("/agents")).toMatchObject({ ok: true });
    expect(spy).toHaveBeenCalledExactlyOnceWith("/agents");
    spy.mockRejectedValueOnce(new Error("no"));
    await expect(client.GET("/agents")).rejects.toThrow("no");
    const request = vi.spyOn(client, "request");
    await client.request("GET", "/agents");
    expect(request).toHaveBeenCalledTimes(1);
    vi.spyOn(client, "paginate");
    expect(seen).toHaveLength(2);
    vi.restoreAllMocks();
    expect(vi.isMockFunction(client.GET)).toBe(false);
  });

  test("can be spied on with the test runner of Node", async () => {
    const { client, seen } = await start(json(200, { id: 1 }));
    const { mock: spied } = mock.method(client, "GET");
    await client.GET("/agents");
    expect(spied.callCount()).toBe(1);
    spied.restore();
    await client.GET("/agents");
    expect(spied.callCount()).toBe(1);
    expect(seen).toHaveLength(2);
  });

  test("makes clients by with() that are not spied on, and do call", async () => {
    const { client, seen } = await start(json(200, { id: 1 }));
    const spy = vi.spyOn(client, "GET").mockRejectedValue(new Error("no"));
    expect(await client.with({ timeoutMs: 1_000 }).GET("/agents")).toMatchObject({ ok: true });
    expect(spy).not.toHaveBeenCalled();
    expect(seen).toHaveLength(1);
  });
});

describe("What a call is given", () => {
  test.each<[method: unknown]>([[undefined], [null], [5], [{}], [Symbol("GET")], [""], ["TRACE"]])(
    "rejects for the method %s and never throws at once",
    async (method) => {
      const { client, seen } = await start(json(200, {}));
      const call: unknown = Reflect.apply(client.request, client, [method, "/agents"]);
      expect(call).toBeInstanceOf(Promise);
      await expect(call).rejects.toMatchObject({ name: "InvalidRequestError", part: "method" });
      expect(seen).toHaveLength(0);
    },
  );

  test.each<[path: unknown]>([[undefined], [null], [5], [Symbol("/agents")]])(
    "rejects for the path %s and never throws at once",
    async (path) => {
      const { client } = await start(json(200, {}));
      for (const [send, given] of [
        [client.request, ["GET", path]],
        [client.GET, [path]],
      ] as const) {
        const call: unknown = Reflect.apply(send, client, given);
        await expect(call).rejects.toMatchObject({ name: "InvalidRequestError", part: "path" });
      }
    },
  );

  test("has a whole number of retries", async () => {
    const { client, seen } = await start(json(500, {}));
    await expect(client.GET("/agents", { retries: 1.5 })).rejects.toThrow("retries must be a whole number");
    expect(() => client.with({ retries: 0.5 })).toThrow("retries must be a whole number");
    expect(seen).toHaveLength(0);
  });
});

describe("with()", () => {
  test("keeps a refreshed token for a client with another rate budget", async () => {
    const token = vi.fn(rotateToken());
    const { client, seen } = await start(
      authorize((given) => given === "t2", json(200, {})),
      { token: (request: TokenRequest) => (request.refused === undefined ? "t1" : token(request)) },
    );
    await client.GET("/agents");
    for (const rateBudget of [createRateBudget([]), undefined])
      expect(await client.with({ rateBudget }).GET("/agents")).toMatchObject({ request: { attempts: 1 } });
    expect(seen.map(({ headers }) => headers["authorization"])).toEqual(
      ["t1", "t2", "t2", "t2"].map((given) => `Bearer ${given}`),
    );
    expect(token).toHaveBeenCalledTimes(1);
  });

  test("has another rate budget when it is given one, and none of another token", async () => {
    const acquire = vi.fn(() => ({ settle() {}, release() {} }));
    const { client } = await start(json(200, {}));
    const other = client.with({ rateBudget: { acquire } });
    await client.GET("/agents");
    expect(acquire).not.toHaveBeenCalled();
    await other.with({ token: "t3" }).GET("/agents");
    await other.GET("/agents");
    expect(acquire).toHaveBeenCalledTimes(2);
    await other.with({ rateBudget: undefined }).GET("/agents");
    expect(acquire).toHaveBeenCalledTimes(2);
  });

  test("does not show the token in the client", () => {
    const client = createClient(provider, { token: "pit-secret" });
    expect(JSON.stringify(client)).not.toContain("pit-secret");
  });
});
