import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import {
  createHandleWebhook,
  type SecretOptions,
  type WebhookFacts,
  withSecret,
} from "../../src/webhooks/index.js";
import { createSignWebhook, type SignSecretOptions } from "../../src/webhooks/testing.js";

interface Ended {
  readonly type: "ended";
  readonly id: string;
}

const facts: WebhookFacts = {
  signature: { algorithm: "hmac-sha256", header: "x-signature", encoding: "hex", signed: ["body"] },
  read: withSecret,
  places: { name: "/type", id: ["/id"] },
};
const EVENTS = 50;
const FORGED = 5;
const LEASE_MS = 400;
/** Longer than the lease, so that a handler that hangs is tried again. A busy machine needs the time too. */
const DELIVERY_TIMEOUT_MS = 600;
const MAX_DELIVERIES = 40;

/** A server of Node as the README shows it, whose handlers fail and hang at first. */
async function startApplication(handled: string[]): Promise<string> {
  const handleWebhook = createHandleWebhook<{ ended: Ended }, object, object, SecretOptions>(facts);
  const tries = new Map<string, number>();
  const ended = ({ id }: Ended): void | Promise<void> => {
    const count = (tries.get(id) ?? 0) + 1;
    tries.set(id, count);
    if (count === 1 && Number(id) % 5 === 1) throw new Error("the database is away");
    if (count === 1 && Number(id) % 10 === 2) return new Promise(() => {});
    handled.push(id);
  };
  const options = { secret: "s", leaseMs: LEASE_MS, onError: () => {} };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const delivery = { body: Buffer.concat(await request.toArray()), headers: request.headers };
    const result = await handleWebhook(delivery, { ended }, options);
    response.writeHead(result.status, Object.fromEntries(result.headers)).end(await result.text());
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port }: AddressInfo = Object(server.address());
  return `http://127.0.0.1:${port}`;
}

/** Delivers until a 2xx, as platforms do; gives the last status. */
async function deliver(url: string, secret: string, id: string): Promise<number> {
  const sign = createSignWebhook<Ended, SignSecretOptions>(facts);
  let status = 0;
  for (let count = 0; count < MAX_DELIVERIES && status !== 200; count += 1) {
    const request = await sign({ type: "ended", id }, { secret, url });
    const sent = fetch(request, { signal: AbortSignal.timeout(DELIVERY_TIMEOUT_MS) });
    status = await sent.then((response) => response.status).catch(() => 0);
    if (status !== 200) await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return status;
}

test("each valid event is handled once, and no forged one", { timeout: 60_000 }, async () => {
  const handled: string[] = [];
  const url = await startApplication(handled);
  const ids = Array.from({ length: EVENTS }, (_, index) => String(index));
  const valid = ids.map((id) => deliver(url, "s", id));
  const forged = ids.slice(0, FORGED).map((id) => deliver(url, "not s", `forged ${id}`));
  expect(new Set(await Promise.all(valid))).toEqual(new Set([200]));
  expect(new Set(await Promise.all(forged))).toEqual(new Set([401]));
  // Delivered once more, although it was acknowledged.
  expect(await deliver(url, "s", "0")).toBe(200);
  expect(handled).toHaveLength(EVENTS);
  expect(new Set(handled)).toEqual(new Set(ids));
});
