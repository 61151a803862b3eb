import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ResponseHead } from "../response/response-head.js";
import type { RateWindow } from "./rate-window.js";
import { createQueue, type RateQueue } from "./rate-queue.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const WINDOW_MS = 1_000;

function makeQueue(facts: Partial<RateWindow> = {}): RateQueue {
  return createQueue({ name: "burst", windowMs: WINDOW_MS, exhausted: "wait", ...facts });
}

function head(status: number, state: object = {}, retryAfterMs?: number): ResponseHead {
  const told = { name: "burst", limit: undefined, remaining: undefined, windowMs: WINDOW_MS, ...state };
  return { status, rateLimit: Object.keys(state).length === 0 ? [] : [told], retryAfterMs };
}

/** Lets `count` requests queue, and gives how many of them have been let through so far. */
function enter(queue: RateQueue, count: number): { entered: number } {
  const progress = { entered: 0 };
  for (let index = 0; index < count; index += 1) {
    if (queue.tryEnter()) progress.entered += 1;
    else void queue.enter(undefined).then(() => (progress.entered += 1));
  }
  return progress;
}

function bindAbort(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort("enough") };
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

describe("createQueue", () => {
  test("lets as many through at once as the window has, and the rest one window after their responses", async () => {
    const queue = makeQueue({ requests: 3 });
    const progress = enter(queue, 7);
    expect(progress.entered).toBe(3);
    await pass(500);
    for (let index = 0; index < 3; index += 1) queue.leave(head(200));
    await pass(999);
    expect(progress.entered).toBe(3);
    await pass(3);
    expect(progress.entered).toBe(6);
    expect(vi.getTimerCount()).toBe(0);
    queue.leave(undefined);
    await pass(1_002);
    expect(progress.entered).toBe(7);
  });

  test("keeps the order in which the calls came, also for those that come when there is room", async () => {
    const queue = makeQueue({ requests: 1 });
    const order: number[] = [];
    const come = (number: number): void => {
      if (queue.tryEnter()) order.push(number);
      else void queue.enter(undefined).then(() => order.push(number));
    };
    [1, 2, 3].forEach(come);
    queue.leave(head(200));
    await pass(1_002);
    queue.leave(head(200));
    come(4);
    await pass(1_002);
    queue.leave(head(200));
    await pass(1_002);
    expect(order).toEqual([1, 2, 3, 4]);
  });

  test("lets nobody overtake those that wait for a timer that is late", async () => {
    const queue = makeQueue({ requests: 1 });
    enter(queue, 1);
    queue.leave(head(200));
    const first = enter(queue, 1);
    const { now } = performance;
    const late = now() + 1_500;
    // Not a spy, whose restoring outlives the fake clock that it was put over.
    performance.now = () => late;
    const second = enter(queue, 1);
    await pass(0);
    performance.now = now;
    expect([first.entered, second.entered]).toEqual([1, 0]);
  });

  test("waits for a slot that becomes free while the queue looks for one", async () => {
    const queue = makeQueue({ requests: 1 });
    enter(queue, 1);
    queue.leave(head(200));
    const { now } = performance;
    // However often the clock is read, the place becomes free between one reading and the next.
    for (let ticks = 0; ticks < 6; ticks += 1) {
      const soon = now() + WINDOW_MS - 1;
      let readings = 0;
      performance.now = () => soon + (readings++ < ticks ? 0 : 2);
      const progress = enter(queue, 1);
      performance.now = now;
      await pass(WINDOW_MS + 2);
      expect(progress.entered, `after ${ticks} readings`).toBe(1);
      queue.leave(head(200));
    }
  });

  test("frees a slot at once when the request was not sent", async () => {
    const queue = makeQueue({ requests: 1 });
    const progress = enter(queue, 2);
    queue.giveBack();
    await pass(0);
    expect(progress.entered).toBe(2);
  });

  describe("without a declared limit", () => {
    test("lets one through until its response states the limit", async () => {
      const queue = makeQueue();
      const progress = enter(queue, 10);
      expect(progress.entered).toBe(1);
      queue.leave(head(200, { limit: 5, remaining: 4 }));
      await pass(0);
      expect(progress.entered).toBe(5);
    });

    test("lets everything through when a success does not mention a limit", async () => {
      const queue = makeQueue();
      const progress = enter(queue, 10);
      queue.leave(head(200));
      await pass(0);
      expect(progress.entered).toBe(10);
    });

    test.each([[301], [401], [404], [500]])("goes on probing after %i without a limit", async (status) => {
      const queue = makeQueue();
      const progress = enter(queue, 10);
      queue.leave(head(status));
      await pass(0);
      expect(progress.entered).toBe(2);
    });

    test("believes a window that turns out to be shorter for what it holds back already", async () => {
      const queue = makeQueue({ requests: 2 });
      const progress = enter(queue, 4);
      queue.leave(head(200, { limit: 2, remaining: 1, windowMs: 86_400_000 }));
      await pass(60_000);
      expect(progress.entered).toBe(2);
      queue.leave(head(200, { limit: 2, remaining: 0, windowMs: 50 }));
      await pass(60);
      expect(progress.entered).toBe(4);
    });

    test("goes on probing when no response came", async () => {
      const queue = makeQueue();
      const progress = enter(queue, 10);
      queue.leave(undefined);
      await pass(0);
      expect(progress.entered).toBe(2);
      queue.giveBack();
      await pass(0);
      expect(progress.entered).toBe(3);
    });

    test("takes the remaining requests for the limit if there is no other information, and more when more remain", async () => {
      const queue = makeQueue();
      const progress = enter(queue, 20);
      queue.leave(head(200, { remaining: 2 }));
      await pass(0);
      expect(progress.entered).toBe(3);
      queue.leave(head(200, { remaining: 9 }));
      await pass(0);
      expect(progress.entered).toBe(10);
    });
  });

  test("follows the limit and the length of the window that a response states", async () => {
    const queue = makeQueue({ requests: 1 });
    const progress = enter(queue, 5);
    queue.leave(head(200, { limit: 2, remaining: 1, windowMs: 5_000 }));
    await pass(0);
    expect(progress.entered).toBe(2);
    queue.leave(head(200, { limit: 2, remaining: 0, windowMs: 5_000 }));
    await pass(4_999);
    expect(progress.entered).toBe(2);
    await pass(3);
    expect(progress.entered).toBe(4);
  });

  test("does not stop forever at a limit of 0", async () => {
    const queue = makeQueue({ requests: 2 });
    const progress = enter(queue, 3);
    queue.leave(head(200, { limit: 0, remaining: 0 }));
    await pass(1_002);
    expect(progress.entered).toBe(3);
  });

  test("leaves slots to others who use up the window too", async () => {
    const queue = makeQueue({ requests: 10 });
    expect(enter(queue, 1).entered).toBe(1);
    queue.leave(head(200, { limit: 10, remaining: 2 }));
    const progress = enter(queue, 5);
    expect(progress.entered).toBe(2);
    await pass(1_002);
    expect(progress.entered).toBe(5);
  });

  test("does not take its own requests for somebody else's", async () => {
    const queue = makeQueue({ requests: 10 });
    enter(queue, 4);
    // The server has counted all four; three responses are on their way.
    queue.leave(head(200, { limit: 10, remaining: 6 }));
    expect(enter(queue, 10).entered).toBe(6);
  });

  test("believes only the fullest window of responses out of order", async () => {
    const queue = makeQueue({ requests: 5 });
    enter(queue, 3);
    queue.leave(head(200, { limit: 5, remaining: 0 }));
    queue.leave(head(200, { limit: 5, remaining: 4 }));
    expect(enter(queue, 5).entered).toBe(0);
  });

  test("survives numbers that no server should send", () => {
    const queue = makeQueue({ requests: 2 });
    enter(queue, 1);
    queue.leave(head(200, { limit: 999_999_999_999_999, remaining: 0, windowMs: 999_999_999_999_999 }));
    const progress = enter(queue, 1);
    // Timers of more than 24 days fire at once, which would keep the program busy forever.
    for (const ms of [60_001, 120_002]) {
      vi.advanceTimersToNextTimer();
      expect(performance.now()).toBe(ms);
    }
    expect(progress.entered).toBe(0);
  });

  test.each<[title: string, facts: Partial<RateWindow>, response: ResponseHead, ms: number]>([
    ["for a window", {}, head(429), 1_000],
    ["for as long as it says", {}, head(429, {}, 300), 300],
    ["for a window at most", {}, head(429, {}, 31_536_000_000), 1_000],
    ["for a window when it says that it is used up", {}, head(429, { limit: 5, remaining: 0 }), 1_000],
    ["for a minute at most", { windowMs: 3_600_000 }, head(429), 60_000],
  ])("sends nothing more to a server that refused %s", async (_title, facts, response, ms) => {
    const queue = makeQueue({ requests: 5, ...facts });
    enter(queue, 1);
    queue.leave(response);
    const progress = enter(queue, 1);
    await pass(ms - 2);
    expect(progress.entered).toBe(0);
    await pass(5);
    expect(progress.entered).toBe(1);
  });

  test("is not held back by a 429 that is about something else", () => {
    const queue = makeQueue({ requests: 5 });
    enter(queue, 1);
    queue.leave(head(429, { limit: 5, remaining: 4 }));
    expect(enter(queue, 1).entered).toBe(1);
  });

  test("ends an aborted call with its reason, and keeps neither slot, listener nor timer", async () => {
    const queue = makeQueue({ requests: 1 });
    enter(queue, 1);
    queue.leave(head(200));
    const { signal, abort } = bindAbort();
    const aborted = queue.enter(signal);
    const next = enter(queue, 1);
    abort();
    await expect(aborted).rejects.toBe("enough");
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    await pass(1_002);
    expect(next.entered).toBe(1);
    queue.leave(head(200));
    const second = bindAbort();
    const waiting = queue.enter(second.signal);
    expect(vi.getTimerCount()).toBe(1);
    second.abort();
    await expect(waiting).rejects.toBe("enough");
    expect(vi.getTimerCount()).toBe(0);
    await expect(queue.enter(second.signal)).rejects.toBe("enough");
  });

  test("lets thousands of calls go that are aborted together, without looking through all of them", async () => {
    const count = 2_000;
    const queue = makeQueue({ requests: 1 });
    enter(queue, 1);
    const one = bindAbort();
    const together = Array.from({ length: count }, () => queue.enter(one.signal));
    const next = enter(queue, 1);
    const many = Array.from({ length: count }, () => bindAbort());
    const apart = many.map(({ signal }) => queue.enter(signal));
    // Without a reading of the clock for each.
    const now = vi.spyOn(performance, "now");
    for (const { abort } of many) abort();
    one.abort();
    expect(now).not.toHaveBeenCalled();
    now.mockRestore();
    const ends = await Promise.allSettled([...together, ...apart]);
    expect(ends.every(({ status }) => status === "rejected")).toBe(true);
    queue.giveBack();
    await pass(0);
    expect(next.entered).toBe(1);
  });

  test("keeps no listener of a call that was let through", async () => {
    const queue = makeQueue({ requests: 1 });
    enter(queue, 1);
    const { signal } = bindAbort();
    const waiting = queue.enter(signal);
    queue.giveBack();
    await waiting;
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("holds no more slots than the window has, however long it runs", async () => {
    const queue = makeQueue({ requests: 1_000_000_000 });
    for (let round = 0; round < 10; round += 1) {
      for (let index = 0; index < 100; index += 1) {
        void queue.enter(undefined);
        queue.leave(head(200));
      }
      await pass(1_100);
    }
    expect(enter(queue, 1).entered).toBe(1);
  });
});
