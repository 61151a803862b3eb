import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ResponseHead } from "../response/response-head.js";
import type { RateWindow } from "./rate-window.js";
import { createRateBudget, type Permit, type RateBudget } from "./rate-budget.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const call = { method: "GET", path: "/agents" };
const burst: RateWindow = { name: "burst", requests: 1, windowMs: 1_000, exhausted: "wait" };
const minute: RateWindow = { name: "minute", requests: 2, windowMs: 60_000, exhausted: "wait" };
const daily: RateWindow = { name: "daily", windowMs: 86_400_000, exhausted: "fail" };

function told(name: string, remaining: number, windowMs: number): ResponseHead {
  return {
    status: 200,
    rateLimit: [{ name, limit: undefined, remaining, windowMs }],
    retryAfterMs: undefined,
  };
}

const plain: ResponseHead = { status: 200, rateLimit: [], retryAfterMs: undefined };

/** Turns an error thrown at once into a rejection. */
async function acquire(budget: RateBudget): Promise<Permit> {
  return budget.acquire(call, undefined);
}

/** Returns whether a permit is there already. */
async function isOpen(budget: RateBudget): Promise<boolean> {
  let isThere = false;
  void Promise.resolve(budget.acquire(call, undefined)).then(() => (isThere = true));
  await vi.advanceTimersByTimeAsync(0);
  return isThere;
}

describe("createRateBudget", () => {
  test("lets everything through when there are no windows", async () => {
    const budget = createRateBudget([]);
    for (let index = 0; index < 10; index += 1) expect(await isOpen(budget)).toBe(true);
  });

  test("waits for each of the windows", async () => {
    const budget = createRateBudget([burst, minute]);
    for (const ms of [0, 1_002]) {
      await vi.advanceTimersByTimeAsync(ms);
      const permit = await budget.acquire(call, undefined);
      permit.settle(plain);
    }
    const third = budget.acquire(call, undefined);
    let isThere = false;
    void Promise.resolve(third).then(() => (isThere = true));
    await vi.advanceTimersByTimeAsync(58_000);
    expect(isThere).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(isThere).toBe(true);
  });

  test("returns a permit at once only when each window has room, and otherwise keeps no slot", async () => {
    const budget = createRateBudget([minute, burst]);
    const first = budget.tryAcquire?.(call);
    if (typeof first !== "object") throw new Error("there is no room");
    await vi.advanceTimersByTimeAsync(300);
    expect(budget.tryAcquire?.(call)).toBeUndefined();
    first.settle(plain);
    for (let index = 0; index < 3; index += 1) expect(budget.tryAcquire?.(call)).toBe(1_000);
    await vi.advanceTimersByTimeAsync(400);
    expect(budget.tryAcquire?.(call)).toBe(600);
    await vi.advanceTimersByTimeAsync(602);
    expect(budget.tryAcquire?.(call)).toMatchObject({ settle: expect.any(Function) });
  });

  test("frees the slots that a call holds when it is aborted before another window", async () => {
    const budget = createRateBudget([burst, { ...minute, requests: 1 }]);
    const permit = await budget.acquire(call, undefined);
    permit.settle(plain);
    await vi.advanceTimersByTimeAsync(1_002);
    const controller = new AbortController();
    const aborted = Promise.resolve(budget.acquire(call, controller.signal));
    await vi.advanceTimersByTimeAsync(0);
    controller.abort("enough");
    await expect(aborted).rejects.toBe("enough");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await isOpen(budget)).toBe(true);
    expect(await isOpen(budget)).toBe(false);
  });

  test("fails at once when a window that is not worth waiting for is used up, and tries again after a minute", async () => {
    const budget = createRateBudget([daily]);
    const permit = await budget.acquire(call, undefined);
    permit.settle(told("daily", 0, daily.windowMs));
    await expect(acquire(budget)).rejects.toMatchObject({
      name: "RateLimitError",
      window: "daily",
    });
    // It may be older than the response that said 0.
    permit.settle(told("daily", 1, daily.windowMs));
    await vi.advanceTimersByTimeAsync(59_000);
    await expect(acquire(budget)).rejects.toThrow("the daily limit");
    await vi.advanceTimersByTimeAsync(1_001);
    expect(await isOpen(budget)).toBe(true);
  });

  test("sends the next request sooner when the window is shorter than that", async () => {
    const budget = createRateBudget([{ ...daily, windowMs: 5_000 }]);
    const permit = await budget.acquire(call, undefined);
    permit.settle(told("daily", 0, 5_000));
    await vi.advanceTimersByTimeAsync(5_001);
    expect(await isOpen(budget)).toBe(true);
  });

  test("knows the windows by name", async () => {
    const budget = createRateBudget([daily]);
    const permit = await budget.acquire(call, undefined);
    permit.settle(told("other", 0, daily.windowMs));
    expect(await isOpen(budget)).toBe(true);
  });
});
