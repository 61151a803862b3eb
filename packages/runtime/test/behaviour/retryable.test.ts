import { describe, expect, test } from "vitest";
import { isAgentApisError, unwrap } from "../../src/index.js";
import { cutBeforeHead, cutInBody, json, NOBODY, type Script, stallBeforeHead } from "../loopback-server.js";
import { endOf, start } from "./stage.js";

const DIAL = "/agents/a1/call";

/** The value of `retryable` without retries: in an error, and in the result if there is one. */
async function readHints(
  method: string,
  path: string,
  script: Script,
  timeoutMs = 5_000,
): Promise<unknown[]> {
  const { client, seen } = await start(script, { retries: 0, timeoutMs });
  const call = client.request(method, path);
  const result: unknown = await endOf(call);
  const error = await endOf(unwrap(call));
  expect(seen).toHaveLength(1);
  if (!isAgentApisError(error)) throw new Error("another error", { cause: error });
  expect(error.toJSON()).toMatchObject({ retryable: error.retryable });
  return result === error ? [error.retryable] : [error.retryable, Reflect.get(Object(result), "retryable")];
}

describe("Errors: retryable", () => {
  test.each<[title: string, script: Script, idempotent: boolean, other: boolean, timeoutMs?: number]>([
    ["400", json(400, {}), false, false],
    ["401", json(401, {}), false, false],
    ["404", json(404, {}), false, false],
    ["408", json(408, {}), true, false],
    ["429", json(429, {}), true, true],
    ["500", json(500, {}), true, false],
    ["501", json(501, {}), false, false],
    ["503", json(503, {}), true, false],
    ["503 with Retry-After", json(503, {}, { "retry-after": "1" }), true, true],
    ["302 to another origin", json(302, {}, { location: "https://other.invalid/" }), false, false],
    ["a success that is no JSON", json(200, {}, { "content-type": "text/html" }), false, false],
    ["a connection that is lost", cutBeforeHead, true, false],
    ["a connection that breaks", cutInBody, true, false],
    ["a timeout", stallBeforeHead, true, false, 50],
  ])("after %s", async (_title, script, idempotent, other, timeoutMs) => {
    const hints = async (method: string, path: string): Promise<unknown[]> => [
      ...new Set(await readHints(method, path, script, timeoutMs)),
    ];
    expect(await hints("PUT", "/agents")).toEqual([idempotent]);
    expect(await hints("POST", "/agents")).toEqual([other]);
    // It places a call: doing it twice is not the same, whatever the method.
    expect(await hints("PUT", DIAL)).toEqual([other]);
    expect(await hints("POST", DIAL)).toEqual([other]);
  });

  test("is true for any method when nothing was sent", async () => {
    const { client } = await start(json(200, {}), { baseUrl: NOBODY, retries: 0 });
    for (const path of ["/agents", DIAL])
      expect(await endOf(client.request("POST", path))).toMatchObject({ sent: "no", retryable: true });
  });

  test("is false for the whole call when its time ends while it may be out, unless that does no harm", async () => {
    const { client } = await start(stallBeforeHead, { totalTimeoutMs: 50, timeoutMs: 5_000 });
    for (const [method, path, retryable] of [
      ["GET", "/agents", true],
      ["POST", "/agents", false],
      ["PUT", DIAL, false],
    ] as const)
      expect(await endOf(client.request(method, path))).toMatchObject({ name: "TimeoutError", retryable });
  });

  test("is true in the error that onRetry receives", async () => {
    const told: unknown[] = [];
    const onRetry = ({ error }: { error?: unknown }): unknown => told.push(error);
    const { client } = await start(cutBeforeHead, { onRetry, retries: 1 });
    expect(await endOf(client.GET("/agents"))).toMatchObject({ retryable: true });
    expect(told).toMatchObject([{ name: "ConnectionError", retryable: true }]);
  });
});
