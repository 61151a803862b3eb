import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createExampleClient } from "./example-client.js";

const SEED = 600;
const TOKEN = "pit-4f1c9e7d-2b6a";
const LONGEST_MS = 60_000;

/** Any bytes but those that end the line. */
const reason = fc
  .uint8Array({ maxLength: 24 })
  .map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 10 && byte !== 13)));

let response: Buffer;
const server = createServer((socket) => {
  socket.once("data", () => socket.end(response));
  socket.on("error", () => {});
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(() => server.close());

function addressOf(given: AddressInfo | string | null): string {
  if (given === null || typeof given === "string") throw new Error("the server has no port");
  return `http://127.0.0.1:${given.port}`;
}

test(
  "every status from 200 to 999 gives a result with any reason phrase",
  async () => {
    const client = createExampleClient({ token: TOKEN, baseUrl: addressOf(server.address()), retries: 0 });
    const reasons = fc.sample(reason, { seed: SEED, numRuns: 800 });
    for (const [index, bytes] of reasons.entries()) {
      const status = 200 + index;
      // 407 is a proxy that wants a login: fetch gives no response then.
      if (status === 407) continue;
      const isEmpty = status === 204 || status === 205 || status === 304;
      const body = isEmpty ? "" : '{"message":"no"}';
      const head = [`Content-Type: application/json`, `Content-Length: ${body.length}`, "Connection: close"];
      // In half of them there is something to redact.
      if (index % 2 === 1) head.push(`X-Echo: ${TOKEN}`);
      response = Buffer.concat([
        Buffer.from(`HTTP/1.1 ${status} `),
        bytes,
        Buffer.from(`\r\n${head.join("\r\n")}\r\n\r\n${body}`),
      ]);
      const result = await client.POST("/agents", { body: {} });
      const shown = isEmpty ? undefined : { message: "no" };
      expect(result, `${status} ${bytes.toString("hex")}`).toMatchObject(
        status < 300 ? { ok: true, status, data: shown } : { ok: false, status, error: shown },
      );
      expect(result.response).toMatchObject({ ok: status < 300, status });
      expect(result.response.headers.get("x-echo")).toBe(
        index % 2 === 0 ? null : status < 300 ? TOKEN : "[redacted]",
      );
    }
  },
  LONGEST_MS,
);

test.each([600, 999])("a GET is retried after %i as after any 5xx", async (status) => {
  response = Buffer.from(`HTTP/1.1 ${status} \u0007\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`);
  const client = createExampleClient({ token: TOKEN, baseUrl: addressOf(server.address()) });
  expect(await client.GET("/agents")).toMatchObject({ ok: false, status, request: { attempts: 3 } });
  expect(await client.POST("/agents")).toMatchObject({ ok: false, status, request: { attempts: 1 } });
});
