import { getEventListeners } from "node:events";
import { describe, expect, test, vi } from "vitest";
import { type Limits, waitFor } from "./limits.js";

const never = new Promise<never>(() => {});
const call = { method: "GET", path: "/agents" };

function limits(signal?: AbortSignal, totalTimeoutMs = Infinity): Limits {
  return { call, isSafe: true, signal, totalTimeoutMs, endsAt: performance.now() + totalTimeoutMs };
}

describe("waitFor", () => {
  test.each([
    ["without limits", limits()],
    ["with a signal", limits(new AbortController().signal)],
    ["with a total timeout", limits(undefined, 60_000)],
  ])("returns what the work returns and throws what it throws, %s", async (_title, limited) => {
    const error = new Error("broken");
    expect(await waitFor(limited, "no", async () => 5)).toBe(5);
    await expect(waitFor(limited, "no", () => Promise.reject(error))).rejects.toBe(error);
  });

  test("throws the reason as it is, even when the work never ends", async () => {
    const controller = new AbortController();
    const waiting = waitFor(limits(controller.signal), "no", () => never);
    const reason = { any: "value" };
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });

  test("does not begin when the call is over", async () => {
    const work = vi.fn(() => never);
    await expect(waitFor(limits(AbortSignal.abort("early")), "no", work)).rejects.toBe("early");
    await expect(waitFor(limits(undefined, 0), "yes", work)).rejects.toMatchObject({
      name: "TimeoutError",
      sent: "yes",
    });
    expect(work).not.toHaveBeenCalled();
  });

  test("aborts the signal of the work with what it throws", async () => {
    let given: AbortSignal | undefined;
    const waiting = waitFor(limits(undefined, 1), "maybe", (signal) => {
      given = signal;
      return never;
    });
    const error: unknown = await waiting.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "TimeoutError", timeoutMs: 1, sent: "maybe" });
    expect(given?.reason).toBe(error);
  });

  test("hands over a result that arrives too late", async () => {
    const controller = new AbortController();
    const onLate = vi.fn();
    let finish = (_result: number): void => {};
    const work = (): Promise<number> => new Promise((resolve) => (finish = resolve));
    const waiting = waitFor(limits(controller.signal), "no", work, onLate);
    controller.abort("enough");
    finish(5);
    await expect(waiting).rejects.toBe("enough");
    await vi.waitFor(() => expect(onLate).toHaveBeenCalledExactlyOnceWith(5));
  });

  test("leaves no listener behind, however the wait ends", async () => {
    const controller = new AbortController();
    const limited = limits(controller.signal);
    await waitFor(limited, "no", async () => 5);
    await waitFor(limited, "no", () => Promise.reject(new Error("broken"))).catch(() => {});
    await vi.waitFor(() => expect(getEventListeners(controller.signal, "abort")).toHaveLength(0));
    const waiting = waitFor(limited, "no", () => never);
    controller.abort();
    await expect(waiting).rejects.toThrow();
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });
});
