import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type LocalServer, startServer } from "../../base/http/start-server.ts";
import { type Gate, startGate } from "./start-gate.ts";

let upstream: LocalServer;
let gate: Gate;
let status = 201;
beforeEach(async () => {
  status = 201;
  upstream = await startServer((message, response) => {
    message.resume();
    message.on("end", () => response.writeHead(message.method === "PUT" ? status : 200).end(message.url));
  });
  gate = await startGate(upstream.baseUrl);
});
afterEach(async () => {
  await gate.close();
  await upstream.close();
});

function publish(name: string, version: string, signal?: AbortSignal): Promise<Response> {
  const body = JSON.stringify({ name, versions: { [version]: {} } });
  return fetch(`${gate.baseUrl}/${name}`, {
    method: "PUT",
    body,
    ...(signal === undefined ? {} : { signal }),
  });
}

describe("startGate", () => {
  test("passes everything on and notes what was published", async () => {
    expect(await (await fetch(`${gate.baseUrl}/a?b=c`)).text()).toBe("/a?b=c");
    await publish("a", "1.0.0");
    await publish("a", "1.0.0");
    expect(gate.published).toEqual(["a@1.0.0", "a@1.0.0"]);
  });

  test("does not note what the registry did not take, nor a tag", async () => {
    await fetch(`${gate.baseUrl}/-/package/a/dist-tags/latest`, { method: "PUT", body: `"1.0.0"` });
    status = 409;
    expect((await publish("a", "1.0.0")).status).toBe(409);
    expect(gate.published).toEqual([]);
  });

  test("refuses until it is opened", async () => {
    gate.refuse();
    expect((await publish("a", "1.0.0")).status).toBe(403);
    gate.open();
    expect((await publish("a", "1.0.0")).status).toBe(201);
    expect(gate.published).toEqual(["a@1.0.0"]);
  });

  test("holds the package after the last that it lets through", async () => {
    const { held } = gate.holdAfter(1);
    await publish("a", "1.0.0");
    const interruption = new AbortController();
    const second = publish("b", "1.0.0", interruption.signal);
    await held;
    interruption.abort();
    await expect(second).rejects.toThrow();
    expect(gate.published).toEqual(["a@1.0.0"]);
  });
});
