import { describe, expect, test, vi } from "vitest";
import {
  createRateBudget,
  type Permit,
  type RateBudget,
  type RateWindow,
  type RequestEvent,
  unwrap,
  type WaitEvent,
} from "../../src/index.js";
import { createExampleClient, type ExampleClient, type ExampleOptions } from "../example-client.js";
import {
  cutBeforeHead,
  enforceWindow,
  NOBODY,
  inTurn,
  json,
  type LoopbackServer,
  type Script,
  startServer,
} from "../loopback-server.js";

const headers = { limit: "X-Limit", remaining: "X-Remaining" };
const daily: RateWindow = {
  name: "daily",
  windowMs: 86_400_000,
  exhausted: "fail",
  headers: { remaining: "X-Daily" },
};

function burst(facts: Partial<RateWindow>): RateWindow {
  return { name: "burst", windowMs: 200, exhausted: "wait", ...facts };
}

async function start(
  script: Script,
  rateLimit: readonly RateWindow[],
  options: ExampleOptions = {},
): Promise<LoopbackServer & { client: ExampleClient }> {
  const server = await startServer(script);
  const client = createExampleClient({ token: "t1", baseUrl: server.baseUrl, ...options }, { rateLimit });
  return { ...server, client };
}

function callTimes(client: ExampleClient, count: number): Promise<{ ok: boolean }[]> {
  return Promise.all(Array.from({ length: count }, () => client.GET("/agents")));
}

describe("Rate limit: a retry without a permit or token", () => {
  test("changes nothing in the response to the attempt that was made", async () => {
    const { client, seen } = await start(json(500, { message: "broken" }, { "x-daily": "0" }), [daily]);
    const params = { path: { agentId: "a1" } };
    expect(await client.PUT("/agents/{agentId}", { params })).toMatchObject({
      status: 500,
      error: { message: "broken" },
    });
    await expect(client.GET("/agents")).rejects.toMatchObject({ name: "RateLimitError" });
    expect(seen).toHaveLength(1);
  });

  test("is given back when its attempt never reached the server, whatever an earlier one did", async () => {
    const ends: string[] = [];
    const permit: Permit = { settle: () => ends.push("settle"), release: () => ends.push("release") };
    const { client, close } = await start(
      (response) => {
        response.destroy();
        void close();
      },
      [],
      { rateBudget: { acquire: () => permit }, retries: 1, retryDelayMs: 20 },
    );
    await expect(client.GET("/agents")).rejects.toMatchObject({ sent: "maybe" });
    expect(ends).toEqual(["settle", "release"]);
  });
});

describe("Rate limit: 500 parallel calls of a fresh client against 100 per 200 ms", () => {
  test("all succeed without a single 429 when the spec declares the limit", async () => {
    const window = enforceWindow(100, 200, false);
    const { client, seen } = await start(window.script, [burst({ requests: 100 })], { retries: 0 });
    const results = await callTimes(client, 500);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(window.refused).toBe(0);
    expect(seen).toHaveLength(500);
    // As fast as the limit lets them: five windows, and hardly more.
    expect((seen[499]?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThan(800);
  });

  test("all succeed without a single 429 when only headers state the limit, after one probe", async () => {
    const window = enforceWindow(100, 200, true);
    let mostAtOnce = 0;
    let answered = false;
    const script: Script = (response, request) => {
      response.once("finish", () => {
        answered = true;
      });
      if (!answered) mostAtOnce += 1;
      window.script(response, request);
    };
    const { client, seen } = await start(script, [burst({ headers })], { retries: 0 });
    const results = await callTimes(client, 500);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(window.refused).toBe(0);
    expect(mostAtOnce).toBe(1);
    expect(seen).toHaveLength(500);
  });
});

describe("Rate limit", () => {
  test("a smaller limit in the headers wins over the declared one", async () => {
    const window = enforceWindow(4, 100, true);
    const { client } = await start(window.script, [burst({ requests: 100, windowMs: 100, headers })], {
      retries: 0,
    });
    await client.GET("/agents");
    const results = await callTimes(client, 11);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(window.refused).toBe(0);
  });

  test("another process that uses up the window is waited for", async () => {
    const window = enforceWindow(10, 150, true);
    const { client, seen } = await start(window.script, [burst({ requests: 10, windowMs: 150, headers })], {
      retries: 0,
    });
    window.take(8);
    await client.GET("/agents");
    const results = await callTimes(client, 12);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(window.refused).toBe(0);
    expect(seen).toHaveLength(13);
  });

  test("a 429 that nobody foresaw holds the others back too, and the call comes through", async () => {
    const window = enforceWindow(10, 200, false);
    const script: Script = (response, request) => {
      if (seen.length === 1) window.take(10);
      window.script(response, request);
    };
    const { client, seen } = await start(script, [burst({ requests: 10, windowMs: 200 })]);
    const results = await callTimes(client, 5);
    expect(results.every(({ ok }) => ok)).toBe(true);
    // The five that were on their way, and each of them once more.
    expect(window.refused).toBe(5);
    expect(seen).toHaveLength(10);
  });

  test("does not exceed the limit when responses arrive out of order", async () => {
    const window = enforceWindow(5, 100, true);
    // The first response, which describes a nearly empty window, arrives last.
    const script: Script = (response, request) => {
      const isFirst = request.url === "/agents?first=1";
      setTimeout(() => window.script(response, request), 0);
      if (isFirst) response.cork();
      if (isFirst) setTimeout(() => response.uncork(), 50);
    };
    const { client } = await start(script, [burst({ requests: 5, windowMs: 100, headers })], { retries: 0 });
    const first = client.GET("/agents", { params: { query: { first: 1 } } });
    const results = await Promise.all([first, ...Array.from({ length: 14 }, () => client.GET("/agents"))]);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(window.refused).toBe(0);
  });

  test("an exhausted daily limit fails at once, without a request", async () => {
    const { client, seen } = await start(json(200, {}, { "x-daily": "0" }), [
      burst({ requests: 100 }),
      daily,
    ]);
    expect(await client.GET("/agents")).toMatchObject({
      ok: true,
      rateLimit: [{ name: "daily", remaining: 0, limit: undefined, windowMs: 86_400_000 }],
    });
    await expect(client.POST("/agents", { body: {} })).rejects.toMatchObject({
      name: "RateLimitError",
      window: "daily",
      message: "POST /agents: the daily limit of the platform is used up; nothing was sent",
    });
    expect(seen).toHaveLength(1);
  });

  test("an exhausted daily limit is the result of the 429 that says so, at once", async () => {
    const response = json(429, {}, { "x-daily": "0", "retry-after": "0" });
    const { client, seen } = await start(response, [burst({ requests: 100 }), daily]);
    expect(await client.GET("/agents")).toMatchObject({ status: 429, request: { attempts: 1 } });
    expect(seen).toHaveLength(1);
  });

  test("a call that waits for the window fails as soon as the daily limit turns out to be exhausted", async () => {
    const script = json(200, {}, { "x-daily": "0" });
    const { client, seen } = await start(script, [burst({ requests: 1 }), daily]);
    const [first, second] = await Promise.allSettled([client.GET("/agents"), client.GET("/agents")]);
    expect(first).toMatchObject({ status: "fulfilled" });
    expect(second).toMatchObject({ status: "rejected", reason: { name: "RateLimitError" } });
    expect(seen).toHaveLength(1);
  });

  test("the state of the windows is on results, errors and events", async () => {
    const tells = { "x-limit": "100", "x-remaining": "7", "x-daily": "12" };
    const { client } = await start(inTurn(json(200, {}, tells), json(404, {}, tells)), [
      burst({ headers }),
      daily,
    ]);
    const state = [
      { name: "burst", limit: 100, remaining: 7, windowMs: 200 },
      { name: "daily", limit: undefined, remaining: 12, windowMs: 86_400_000 },
    ];
    expect(await client.GET("/agents")).toMatchObject({ ok: true, rateLimit: state });
    await expect(unwrap(client.GET("/agents"))).rejects.toMatchObject({ status: 404, rateLimit: state });
  });

  test("a slot is free at once when nobody listened, and one window later after a cut", async () => {
    const gone = createExampleClient(
      { token: "t1", baseUrl: NOBODY, retries: 3 },
      { rateLimit: [burst({ requests: 1, windowMs: 5_000 })] },
    );
    await expect(gone.GET("/agents")).rejects.toMatchObject({ sent: "no" });
    const { client, seen } = await start(inTurn(cutBeforeHead, json(200, {})), [
      burst({ requests: 1, windowMs: 100 }),
    ]);
    expect(await client.GET("/agents")).toMatchObject({ ok: true, request: { attempts: 2 } });
    const [first, second] = seen;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(95);
  });
});

describe("Rate limit: a budget", () => {
  // After one request there is no room for another one as long as a test lasts.
  const windows = [burst({ requests: 1, windowMs: 60_000 })];
  const waits = (client: ExampleClient): Promise<unknown> =>
    expect(client.GET("/agents", { totalTimeoutMs: 20 })).rejects.toMatchObject({ sent: "no" });

  test("is shared by clients with the same token, and another token has its own", async () => {
    const { client, seen } = await start(json(200, {}), windows);
    await client.GET("/agents");
    await waits(client.with({ timeoutMs: 1_000 }).with({ headers: { "X-A": "a" } }));
    expect(seen).toHaveLength(1);
    const other = client.with({ token: "t2" });
    await other.GET("/agents");
    await waits(other);
    await client.with({ token: undefined }).GET("/public");
    expect(seen).toHaveLength(3);
  });

  test("is not shared with a client of another server", async () => {
    const [first, second] = [await start(json(200, {}), windows), await startServer(json(200, {}))];
    await first.client.GET("/agents");
    await first.client.with({ baseUrl: second.baseUrl }).GET("/agents");
    await waits(first.client);
    expect([first.seen, second.seen].map(({ length }) => length)).toEqual([1, 1]);
  });

  test("can be made once for several clients", async () => {
    const rateBudget = createRateBudget(windows);
    const { client, seen } = await start(json(200, {}), [], { rateBudget });
    await client.GET("/agents");
    await waits(client.with({ token: "t2" }));
    await waits(client.with({ timeoutMs: 1_000 }));
    await client.with({ rateBudget: undefined }).GET("/agents");
    expect(seen).toHaveLength(2);
  });

  test("of the caller's own is called before each attempt, and its permit once with how it ended", async () => {
    const told: unknown[] = [];
    const permit: Permit = {
      settle: (head) => told.push(head?.status ?? "no response"),
      release: () => told.push("not sent"),
    };
    const acquire = vi.fn(async () => permit);
    const script = inTurn(json(500, {}), cutBeforeHead, json(200, {}, { "x-limit": "9" }));
    const { client, seen } = await start(script, [burst({ headers })], { rateBudget: { acquire } });
    const controller = new AbortController();
    await client.GET("/agents", { signal: controller.signal });
    expect(acquire).toHaveBeenCalledTimes(3);
    expect(acquire).toHaveBeenCalledWith({ method: "GET", path: "/agents" }, expect.any(AbortSignal));
    expect(told).toEqual([500, "no response", 200]);
    expect(seen).toHaveLength(3);
    told.length = 0;
    await expect(client.with({ baseUrl: NOBODY, retries: 0 }).GET("/agents")).rejects.toThrow();
    await expect(client.with({ token: () => "" }).GET("/agents")).rejects.toThrow("empty");
    expect(told).toEqual(["not sent"]);
  });

  test("of the caller's own can refuse, and its failures afterwards change no result", async () => {
    const printed = vi.spyOn(console, "error").mockImplementation(() => {});
    const broken = new Error("the store is gone");
    const fail = (): never => {
      throw broken;
    };
    const permits = [
      { settle: fail, release: fail },
      { settle: async () => fail(), release: fail },
    ];
    const rateBudget: RateBudget = { acquire: () => permits.shift() ?? fail() };
    const { client, seen } = await start(json(200, { id: 1 }), [], { rateBudget });
    try {
      expect(await client.GET("/agents")).toMatchObject({ ok: true });
      expect(await client.GET("/agents")).toMatchObject({ ok: true });
      await expect(client.GET("/agents")).rejects.toBe(broken);
      expect(printed.mock.calls).toEqual([[broken], [broken]]);
    } finally {
      printed.mockRestore();
    }
    expect(seen).toHaveLength(2);
  });

  test("ends an aborted call at once and gives its slot to the next one", async () => {
    const { client, seen } = await start(json(200, {}), [burst({ requests: 1, windowMs: 300 })]);
    await client.GET("/agents");
    const controller = new AbortController();
    const begin = performance.now();
    const aborted = client.GET("/agents", { signal: controller.signal });
    const next = client.GET("/agents");
    controller.abort("enough");
    await expect(aborted).rejects.toBe("enough");
    expect(performance.now() - begin).toBeLessThan(295);
    expect(await next).toMatchObject({ ok: true });
    // Not two windows later.
    expect(performance.now() - begin).toBeLessThan(595);
    expect(seen).toHaveLength(2);
  });

  test("keeps no timer for calls that no longer wait", async () => {
    const countTimers = (): number =>
      process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const { client } = await start(json(200, {}), [burst({ requests: 1, windowMs: 60_000 })]);
    await client.GET("/agents");
    const before = countTimers();
    const controller = new AbortController();
    const calls = Array.from({ length: 3 }, () => client.GET("/agents", { signal: controller.signal }));
    setTimeout(() => controller.abort("enough"), 5);
    expect(await Promise.allSettled(calls)).toMatchObject(calls.map(() => ({ reason: "enough" })));
    expect(countTimers()).toBeLessThanOrEqual(before);
  });

  test("ends with the total timeout while it waits, and nothing was sent", async () => {
    const { client, seen } = await start(json(200, {}), [burst({ requests: 1, windowMs: 60_000 })]);
    await client.GET("/agents");
    await expect(client.POST("/agents", { body: {}, totalTimeoutMs: 20 })).rejects.toMatchObject({
      name: "TimeoutError",
      message: "POST /agents: no complete response within 20 ms (totalTimeoutMs); the server did not act",
      sent: "no",
    });
    expect(seen).toHaveLength(1);
  });
});

describe("Rate limit: a wait", () => {
  /** Hooks that write down what they are called with. */
  function listen(): { waits: WaitEvent[]; requests: RequestEvent[]; hooks: ExampleOptions } {
    const waits: WaitEvent[] = [];
    const requests: RequestEvent[] = [];
    const hooks = {
      onWait: (event: WaitEvent) => waits.push(event),
      onRequest: (event: RequestEvent) => requests.push(event),
    };
    return { waits, requests, hooks };
  }

  test("calls onWait before it begins, with the known part of its length", async () => {
    const { waits, requests, hooks } = listen();
    const { client, seen } = await start(json(200, {}), [burst({ requests: 2, windowMs: 100 })], hooks);
    await callTimes(client, 2);
    expect(waits).toEqual([]);
    const calls = callTimes(client, 3);
    await Promise.resolve();
    await Promise.resolve();
    const event = { method: "GET", path: "/agents", attempt: 1, reason: "rate-limit" };
    expect(waits).toEqual([
      { ...event, delayMs: expect.any(Number) },
      { ...event, delayMs: expect.any(Number) },
      { ...event, delayMs: expect.any(Number) },
    ]);
    expect(seen).toHaveLength(2);
    const [first = 0, , third = 0] = waits.map(({ delayMs }) => delayMs);
    expect(first).toBeGreaterThan(50);
    expect(first).toBeLessThanOrEqual(100);
    // Two of them are sent first.
    expect(third).toBeGreaterThanOrEqual(100 + first - 50);
    await calls;
    expect(requests.slice(0, 2)).toMatchObject([{ queuedMs: 0 }, { queuedMs: 0 }]);
    for (const [index, { queuedMs }] of requests.slice(2).entries())
      expect(queuedMs).toBeGreaterThanOrEqual((waits[index]?.delayMs ?? Infinity) - 2);
  });

  test("has no length as long as nobody knows the limit", async () => {
    const { waits, requests, hooks } = listen();
    const { client } = await start(json(200, {}, { "x-limit": "9" }), [burst({ headers })], hooks);
    await callTimes(client, 2);
    expect(waits).toMatchObject([{ reason: "rate-limit", delayMs: undefined, attempt: 1 }]);
    expect(requests.map(({ queuedMs }) => queuedMs > 0)).toEqual([false, true]);
  });

  test("is also called for a 429 that holds the others back, until it is over", async () => {
    const { waits, hooks } = listen();
    const script = inTurn(json(429, {}, { "retry-after": "1" }), json(200, {}));
    const { client } = await start(script, [burst({ requests: 5, windowMs: 150 })], { ...hooks, retries: 0 });
    await client.GET("/agents");
    expect(await client.GET("/agents")).toMatchObject({ ok: true });
    expect(waits).toMatchObject([{ reason: "rate-limit" }]);
    expect(waits[0]?.delayMs).toBeGreaterThan(100);
  });

  test("of a budget of the caller's own calls onWait when the permit is not there at once", async () => {
    const { waits, requests, hooks } = listen();
    const permit: Permit = { settle() {}, release() {} };
    const { client, seen } = await start(json(200, {}), [], hooks);
    for (const acquire of [() => permit, async () => permit, () => Promise.resolve(permit)])
      await client.with({ ...hooks, rateBudget: { acquire } }).GET("/agents");
    expect(waits).toEqual([]);
    const later = (): Promise<Permit> => new Promise((resolve) => setTimeout(() => resolve(permit), 20));
    await client.with({ ...hooks, rateBudget: { acquire: later } }).GET("/agents");
    const tryAcquire = (): number => 15;
    await client.with({ ...hooks, rateBudget: { tryAcquire, acquire: later } }).GET("/agents");
    expect(waits).toMatchObject([{ delayMs: undefined }, { delayMs: 15 }]);
    expect(requests.map(({ queuedMs }) => queuedMs > 10)).toEqual([false, false, false, true, true]);
    expect(seen).toHaveLength(5);
  });

  test("ends at once when the hook aborts the call, and when the budget refuses", async () => {
    const controller = new AbortController();
    const { client, seen } = await start(json(200, {}), [burst({ requests: 1, windowMs: 60_000 })], {
      onWait: () => controller.abort("enough"),
    });
    await client.GET("/agents");
    await expect(client.GET("/agents", { signal: controller.signal })).rejects.toBe("enough");
    const acquire = (): Promise<Permit> => Promise.reject(new Error("full"));
    await expect(client.with({ rateBudget: { acquire } }).GET("/agents")).rejects.toThrow("full");
    expect(seen).toHaveLength(1);
  });
});
