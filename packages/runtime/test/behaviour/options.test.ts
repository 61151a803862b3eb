import { describe, expect, test } from "vitest";
import { createClient } from "../../src/index.js";
import { createExampleClient, type ExampleClient, provider } from "../example-client.js";
import { json } from "../loopback-server.js";
import { start } from "./stage.js";

const SECRET = "pit-4f1c9e0b7a";

/** Calls as JavaScript can, which nothing checks before. */
function callUnchecked(
  client: ExampleClient,
  method: string,
  ...given: readonly unknown[]
): Promise<unknown> {
  const call: unknown = Reflect.get(client, method);
  if (typeof call !== "function") throw new Error(`there is no ${method}`);
  return Promise.resolve(Reflect.apply(call, undefined, given)).catch((error: unknown) => error);
}

describe("Path parameters, Query and Body: what no call takes", () => {
  test.each<[init: unknown, message: string]>([
    [{ token: SECRET }, 'unknown call option "token"; expected one of: params, body, headers, signal'],
    [{ baseUrl: "http://127.0.0.1:1" }, "use with() for other options"],
    [{ json: {} }, 'unknown call option "json"'],
    [{ timeout: 5 }, 'unknown call option "timeout"'],
    [{ query: {} }, 'unknown call option "query"'],
    [{ params: { agentId: "a1" } }, 'unknown parameter kind "agentId"; expected one of: path'],
    [{ params: null }, "the parameter kinds must be a plain object with any of: path, query, header"],
    [null, "the call options must be a plain object"],
    [SECRET, "the call options must be a plain object"],
    [{ signal: new AbortController() }, "signal must be an AbortSignal"],
    [{ signal: null }, "signal must be an AbortSignal"],
  ])("is a TypeError for %j, and nothing is sent", async (init, message) => {
    const { client, seen } = await start(json(200, {}));
    const error = await callUnchecked(client, "POST", "/agents", init);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: expect.stringContaining(message) });
    expect(String(error)).not.toContain(SECRET);
    expect(seen).toHaveLength(0);
  });

  test("but what stands for a header is one of its options, and undefined is none", async () => {
    const { client, seen } = await start(json(200, {}));
    await client.GET("/agents", { apiVersion: "v9", signal: undefined, params: undefined, body: undefined });
    expect(seen[0]?.headers["version"]).toBe("v9");
  });

  test.each<[path: unknown, init: unknown, part: string, message: string]>([
    ["/agents/a1", { params: { path: { agentId: "a1" } } }, "path", 'parameter "agentId" is not in the path'],
    ["/agents/:agentId", { params: { path: { agentId: "a1" } } }, "path", "is not in the path"],
    ["/agents", { params: { path: SECRET } }, "path", "must be a plain object of names and values"],
    ["/agents", { params: { query: `api_key=${SECRET}` } }, "query", "must be a plain object"],
    ["/agents", { params: { query: null } }, "query", "must be a plain object"],
    ["/agents", { params: { header: `Authorization: ${SECRET}` } }, "header", "must be a plain object"],
    ["/agents", { headers: `Authorization: ${SECRET}` }, "header", "must be a plain object"],
    [`/agents?access_token=${SECRET}`, {}, "path", "GET /agents: path must have no query"],
    [`/agents#${SECRET}`, {}, "path", "GET /agents: path must have no query"],
    [new URL(`https://api.example.com/agents?key=${SECRET}`), {}, "path", "must be text that starts with /"],
    [undefined, {}, "path", "must be text that starts with /"],
  ])("is an InvalidRequestError for %s with %j, and shows no secret", async (path, init, part, message) => {
    const told: unknown[] = [];
    const { client, seen } = await start(json(200, {}), { onError: (event) => told.push(event) });
    const error = await callUnchecked(client, "GET", path, init);
    expect(error).toMatchObject({
      name: "InvalidRequestError",
      part,
      message: expect.stringContaining(message),
    });
    expect(JSON.stringify([error, String(error), told])).not.toContain(SECRET);
    expect(told).toHaveLength(1);
    expect(seen).toHaveLength(0);
  });

  test("is a path parameter that the path does not have, unless it is undefined", async () => {
    const { client, seen } = await start(json(200, {}));
    const path: Record<string, string> = { agentId: "a1" };
    Reflect.set(path, "other", undefined);
    await client.GET("/agents/{agentId}", { params: { path } });
    expect(seen[0]?.url).toBe("/agents/a1");
  });
});

describe("Credentials: a token passed instead of the options", () => {
  test.each<[options: unknown]>([[SECRET], [null], [[SECRET]], [new Map()]])(
    "is a TypeError for %j without showing it",
    (options) => {
      const client = createExampleClient({ token: "t1" });
      const makers: [(...given: never[]) => unknown, unknown[]][] = [
        [createClient, [provider, options]],
        [client.with, [options]],
      ];
      for (const [make, given] of makers) {
        expect(() => Reflect.apply(make, undefined, given)).toThrow(
          new TypeError("the options must be a plain object"),
        );
      }
    },
  );
});
