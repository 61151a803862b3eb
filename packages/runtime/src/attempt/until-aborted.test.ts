import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { untilAborted } from "./until-aborted.js";

const never = new Promise<never>(() => {});

describe("untilAborted", () => {
  test("gives what the work gives", async () => {
    expect(await untilAborted(Promise.resolve(5), new AbortController().signal)).toBe(5);
  });

  test("throws what the work throws", async () => {
    const error = new Error("broken");
    await expect(untilAborted(Promise.reject(error), new AbortController().signal)).rejects.toBe(error);
  });

  test("throws the reason as it is, even when the work never ends", async () => {
    const controller = new AbortController();
    const waiting = untilAborted(never, controller.signal);
    const reason = { any: "value" };
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });

  test("throws the reason of a signal that was aborted before", async () => {
    await expect(untilAborted(never, AbortSignal.abort("early"))).rejects.toBe("early");
  });

  test("leaves no listener behind, however the wait ends", async () => {
    const controller = new AbortController();
    await untilAborted(Promise.resolve(5), controller.signal);
    await untilAborted(Promise.reject(new Error("broken")), controller.signal).catch(() => {});
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    const waiting = untilAborted(never, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toThrow();
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });
});
