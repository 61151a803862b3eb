import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { RateWindow } from "../../src/index.js";
import { createExampleClient } from "../example-client.js";
import { json, startServer } from "../loopback-server.js";

const headers = { limit: "X-Limit", remaining: "X-Remaining", windowMs: "X-Interval" };
const WINDOW_MS = 1_000;
const LONGEST_ANSWER_MS = 50;
const CALLS = 6;

/** Numbers that are right in some unit, and numbers that are right in none. */
const number = fc.oneof(
  fc.nat({ max: 20 }),
  fc.constantFrom(0, 1, 10, 1_000, 1_000_000, 1_000_000_000, 1_796_000_000_000, 999_999_999_999_999),
);
const value = fc.option(
  fc.oneof(
    number.map(String),
    fc.constantFrom("", "-1", "1e9", "Infinity", "1, 2", "soon", "9".repeat(40), "0x10"),
  ),
  { nil: undefined },
);

interface Reply {
  readonly status: number;
  readonly delayMs: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

const FINE: Reply = { status: 200, delayMs: 0, headers: {} };
const reply: fc.Arbitrary<Reply> = fc.record({
  status: fc.constantFrom(200, 200, 200, 429, 500, 503),
  delayMs: fc.integer({ min: 0, max: LONGEST_ANSWER_MS }),
  headers: fc.record({ "x-limit": value, "x-remaining": value, "x-interval": value, "retry-after": value }),
});

/** Duration of a handful of calls, on a clock that only timers move. */
async function timeCalls(window: RateWindow, replies: readonly Reply[], mostMs: number): Promise<number> {
  vi.useFakeTimers();
  try {
    let count = 0;
    const client = createExampleClient(
      {
        token: "t1",
        retries: 0,
        fetch: async () => {
          const { status, delayMs, headers: given } = replies[count++ % replies.length] ?? FINE;
          await new Promise((resolve) => setTimeout(resolve, delayMs));
          const told = Object.entries(given).filter(
            (pair): pair is [string, string] => pair[1] !== undefined,
          );
          return Response.json({}, { status, headers: told });
        },
      },
      { rateLimit: [window] },
    );
    const begin = performance.now();
    let endedAt = Infinity;
    const calls = Promise.all(Array.from({ length: CALLS }, () => client.GET("/agents")));
    void calls.then(() => (endedAt = performance.now()));
    await vi.advanceTimersByTimeAsync(mostMs);
    return endedAt - begin;
  } finally {
    vi.useRealTimers();
  }
}

describe("Rate limit: a server whose headers are wrong", () => {
  test.each<[title: string, window: RateWindow]>([
    ["a declared limit", { name: "burst", requests: 3, windowMs: WINDOW_MS, exhausted: "wait", headers }],
    ["a limit that only headers tell", { name: "burst", windowMs: WINDOW_MS, exhausted: "wait", headers }],
  ])("holds no call up for longer than ten windows per call, with %s", async (_title, window) => {
    // At worst the limit is said to be 1 and the window ten times as long.
    const mostMs = CALLS * (10 * WINDOW_MS + LONGEST_ANSWER_MS + 2);
    await fc.assert(
      fc.asyncProperty(fc.array(reply, { minLength: 1, maxLength: CALLS }), async (replies) => {
        expect(await timeCalls(window, replies, mostMs)).toBeLessThanOrEqual(mostMs);
      }),
      { numRuns: 300, seed: 29_11 },
    );
  });

  test("cannot stop a client with a date instead of a length", async () => {
    const told = { "x-limit": "2", "x-remaining": "1", "x-interval": "1796000000000" };
    const server = await startServer(json(200, {}, told));
    const window: RateWindow = { name: "burst", requests: 2, windowMs: 20, exhausted: "wait", headers };
    const client = createExampleClient({ token: "t1", baseUrl: server.baseUrl }, { rateLimit: [window] });
    const begin = performance.now();
    const results = await Promise.all(Array.from({ length: 5 }, () => client.GET("/agents")));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(server.seen).toHaveLength(5);
    // Two at once, then two more after each window.
    expect(performance.now() - begin).toBeGreaterThanOrEqual(2 * 200 - 5);
    expect(results[4]?.rateLimit).toEqual([{ name: "burst", limit: 2, remaining: 1, windowMs: 200 }]);
  });

  test("cannot let a client run into its limit with a window of seconds where milliseconds are meant", async () => {
    const told = { "x-limit": "1", "x-remaining": "0", "x-interval": "1" };
    const server = await startServer(json(200, {}, told));
    const window: RateWindow = { name: "burst", requests: 1, windowMs: 1_000, exhausted: "wait", headers };
    const client = createExampleClient({ token: "t1", baseUrl: server.baseUrl }, { rateLimit: [window] });
    await Promise.all([client.GET("/agents"), client.GET("/agents")]);
    const [first, second] = server.seen;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(98);
  });

  test("cannot hold a call longer than totalTimeoutMs, whatever timeoutMs says", async () => {
    const told = { "x-limit": "1", "x-remaining": "0", "x-interval": "999999999" };
    const server = await startServer(json(200, {}, told));
    const window: RateWindow = { name: "burst", requests: 1, windowMs: 60_000, exhausted: "wait", headers };
    const client = createExampleClient(
      { token: "t1", baseUrl: server.baseUrl, timeoutMs: 10_000, totalTimeoutMs: 60 },
      { rateLimit: [window] },
    );
    await client.GET("/agents");
    await expect(client.GET("/agents")).rejects.toMatchObject({ name: "TimeoutError", sent: "no" });
    expect(server.seen).toHaveLength(1);
  });
});
