import { describe, expect, test, vi } from "vitest";
import { notify } from "./hooks.js";

describe("notify", () => {
  test("hands the event over", () => {
    const listener = vi.fn();
    notify(listener, 5);
    expect(listener).toHaveBeenCalledExactlyOnceWith(5);
    expect(() => notify(undefined, 5)).not.toThrow();
  });

  test("reports a failure, at once or later, and does not throw", async () => {
    const printed = vi.spyOn(console, "error").mockImplementation(() => {});
    const error = new Error("the log is full");
    notify(() => {
      throw error;
    }, 5);
    notify(() => Promise.reject(error), 5);
    await Promise.resolve();
    expect(printed.mock.calls).toEqual([[error], [error]]);
    printed.mockRestore();
  });
});
