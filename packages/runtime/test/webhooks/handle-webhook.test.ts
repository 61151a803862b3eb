import { describe, expect, test, vi } from "vitest";
import {
  createHandleWebhook,
  createMemoryStore,
  type DedupeStore,
  type SecretOptions,
  sendAnswer,
  type WebhookFacts,
  WebhookError,
  withSecret,
} from "../../src/webhooks/index.js";
import { createSignWebhook, type SignSecretOptions } from "../../src/webhooks/testing.js";

interface Ended {
  readonly type: "ended";
  readonly id?: string;
}
interface Inbound {
  readonly type: "inbound";
}
interface Events {
  readonly ended: Ended;
  readonly inbound: Inbound;
}

const facts: WebhookFacts = {
  signature: { algorithm: "hmac-sha256", header: "x-signature", encoding: "hex", signed: ["body"] },
  read: withSecret,
  places: { name: "/type", id: ["/id"], time: { place: "/at", unit: "ms" } },
  events: { inbound: { answer: sendAnswer } },
};
const secret = "secret of the customer";
const signWebhook = createSignWebhook<object, SignSecretOptions>(facts);
const create = () =>
  createHandleWebhook<Events, { readonly type: string }, { inbound: { agent: string } }, SecretOptions>(
    facts,
  );
const ended = { type: "ended", id: "1" };

/** Errors that `handleWebhook` reported, and options that keep them. */
function collect(): { errors: unknown[]; options: SecretOptions & { onError: (error: unknown) => void } } {
  const errors: unknown[] = [];
  return { errors, options: { secret, onError: (error) => void errors.push(error) } };
}

describe("handleWebhook", () => {
  test("responds with 200 after the handler has ended, and tells it the id and the age", async () => {
    const handle = create();
    let finish = (): void => {};
    const handler = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const now = (): number => 1_796_000_000_000;
    const request = await signWebhook({ ...ended, at: 1_795_999_999_000 }, { secret });
    const handling = handle(request, { ended: handler }, { secret, now });
    await vi.waitFor(() => expect(handler).toHaveBeenCalled());
    expect(await Promise.race([handling, Promise.resolve("running")])).toBe("running");
    finish();
    expect((await handling).status).toBe(200);
    expect(handler.mock.calls).toEqual([
      [
        { ...ended, at: 1_795_999_999_000 },
        { id: "ended:1", ageMs: 1000 },
      ],
    ]);
  });

  test("handles an event once, however often it is delivered", async () => {
    const handle = create();
    const handler = vi.fn();
    for (let time = 0; time < 3; time += 1)
      expect(
        (await handle(await signWebhook(ended, { secret }), { ended: handler }, { secret })).status,
      ).toBe(200);
    await handle(await signWebhook({ ...ended, id: "2" }, { secret }), { ended: handler }, { secret });
    expect(handler).toHaveBeenCalledTimes(2);
  });

  test("recognises an event without an id by its body", async () => {
    const handle = create();
    const handler = vi.fn();
    for (const text of ["a", "a", "b"])
      await handle(await signWebhook({ type: "ended", text }, { secret }), { ended: handler }, { secret });
    expect(handler).toHaveBeenCalledTimes(2);
  });

  test("handles an event again whose handler has failed", async () => {
    const handle = create();
    const { errors, options } = collect();
    const failure = new Error("no database");
    const handler = vi.fn().mockRejectedValueOnce(failure);
    const deliver = async (): Promise<number> =>
      (await handle(await signWebhook(ended, { secret }), { ended: handler }, options)).status;
    expect(await deliver()).toBe(500);
    expect(errors).toEqual([failure]);
    expect(await deliver()).toBe(200);
    expect(await deliver()).toBe(200);
    expect(handler).toHaveBeenCalledTimes(2);
  });

  test("runs handlers that are methods of a class", async () => {
    class Handlers {
      readonly handled: string[] = [];
      ended(): void {
        this.handled.push("ended");
      }
      other(): void {
        this.handled.push("other");
      }
    }
    const handle = create();
    const handlers = new Handlers();
    for (const type of ["ended", "started", "constructor"])
      await handle(await signWebhook({ type }, { secret }), handlers, { secret });
    expect(handlers.handled).toEqual(["ended", "other", "other"]);
  });

  test("responds with 503 while the event is handled for another delivery", async () => {
    const handle = create();
    let finish = (): void => {};
    const slow = (): Promise<void> => new Promise((resolve) => (finish = resolve));
    const first = handle(await signWebhook(ended, { secret }), { ended: slow }, { secret });
    const request = await signWebhook(ended, { secret });
    expect((await handle(request.clone(), { ended: slow }, { secret })).status).toBe(503);
    finish();
    expect((await first).status).toBe(200);
    expect((await handle(request, { ended: slow }, { secret })).status).toBe(200);
  });

  test("lets another delivery start when the lease has ended, and keeps its claim", async () => {
    const handle = create();
    const { options } = collect();
    let fail = (): void => {};
    const hanging = (): Promise<void> =>
      new Promise((_, reject) => (fail = () => reject(new Error("too late"))));
    const request = await signWebhook(ended, { secret });
    const first = handle(request.clone(), { ended: hanging }, { ...options, leaseMs: 5 });
    await new Promise((resolve) => setTimeout(resolve, 15));
    let finish = (): void => {};
    const slow = (): Promise<void> => new Promise((resolve) => (finish = resolve));
    const second = handle(request.clone(), { ended: slow }, options);
    await new Promise((resolve) => setTimeout(resolve, 5));
    fail();
    expect((await first).status).toBe(500);
    expect((await handle(request, { ended: slow }, options)).status).toBe(503);
    finish();
    expect((await second).status).toBe(200);
  });

  test("refuses before a handler runs", async () => {
    const handle = create();
    const { errors, options } = collect();
    const handler = vi.fn();
    const handlers = { ended: handler, other: handler };
    const bad = await signWebhook(ended, { secret: "another one" });
    expect((await handle(bad, handlers, options)).status).toBe(401);
    expect((await handle(await signWebhook([], { secret }), handlers, options)).status).toBe(400);
    expect(
      (await handle(await signWebhook(ended, { secret }), handlers, { ...options, secret: "" })).status,
    ).toBe(500);
    expect(errors.map((error) => (error instanceof WebhookError ? error.reason : error))).toEqual([
      "bad-signature",
      "malformed",
      "no-key",
    ]);
    expect(handler).not.toHaveBeenCalled();
  });

  test("acknowledges events without a handler, and has one for all others", async () => {
    const handle = create();
    const other = vi.fn();
    for (const type of ["new", "ended", "constructor"])
      expect((await handle(await signWebhook({ type }, { secret }), {}, { secret })).status).toBe(200);
    for (const type of ["new", "ended"])
      await create()(await signWebhook({ type }, { secret }), { other }, { secret });
    expect(other).toHaveBeenCalledTimes(2);
  });

  test("sends the response that the platform waits for, for each delivery", async () => {
    const handle = create();
    const { errors, options } = collect();
    let count = 0;
    const inbound = (): { agent: string } => ({ agent: String((count += 1)) });
    for (const agent of ["1", "2"]) {
      const response = await handle(await signWebhook({ type: "inbound" }, { secret }), { inbound }, options);
      expect([response.status, await response.json()]).toEqual([200, { agent }]);
    }
    expect((await handle(await signWebhook({ type: "inbound" }, { secret }), {}, options)).status).toBe(500);
    expect(errors).toEqual([new Error("inbound needs a response; return it from its handler")]);
  });

  test("writes to the console what made it fail, and nothing about refusals", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const handle = create();
    await handle(await signWebhook(ended, { secret: "x" }), {}, { secret });
    expect(log).not.toHaveBeenCalled();
    const failure = new Error("no database");
    await handle(await signWebhook(ended, { secret }), { ended: () => Promise.reject(failure) }, { secret });
    expect(log.mock.calls).toEqual([[failure]]);
    log.mockRestore();
  });

  test.each<[method: keyof DedupeStore, status: number]>([
    ["claim", 500],
    ["done", 200],
    ["release", 500],
  ])("reports a store whose %s fails, and responds with %i", async (method, status) => {
    const { errors, options } = collect();
    const failure = new Error("no store");
    const dedupe = { ...createMemoryStore(), [method]: () => Promise.reject(failure) };
    const handler = vi.fn();
    if (method === "release") handler.mockRejectedValue(new Error("no database"));
    const response = await create()(
      await signWebhook(ended, { secret }),
      { ended: handler },
      { ...options, dedupe },
    );
    expect(response.status).toBe(status);
    expect(errors).toContain(failure);
    expect(handler).toHaveBeenCalledTimes(method === "claim" ? 0 : 1);
  });
});

describe("the store in memory", () => {
  test("forgets what was handled first, never a claim", async () => {
    const store = createMemoryStore(2);
    expect(await store.claim("a", 1000)).toBe("new");
    await store.done("a", 1000);
    expect(await store.claim("b", 1000)).toBe("new");
    expect(await store.claim("a", 1000)).toBe("done");
    expect(await store.claim("c", 1000)).toBe("new");
    expect(await store.claim("a", 1000)).toBe("running");
    expect(await store.claim("d", 1000)).toBe("running");
    expect(await store.claim("b", 1000)).toBe("running");
    await store.release("b");
    expect(await store.claim("b", 1000)).toBe("new");
  });

  test("forgets what has run out", async () => {
    const store = createMemoryStore();
    await store.claim("a", 0);
    await store.done("b", 0);
    expect([await store.claim("a", 1000), await store.claim("b", 1000)]).toEqual(["new", "new"]);
  });
});
