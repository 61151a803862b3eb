import { describe, expect, test, vi } from "vitest";
import { tell } from "./hooks.js";

describe("tell", () => {
  test("hands the event over", () => {
    const listener = vi.fn();
    tell(listener, 5);
    expect(listener).toHaveBeenCalledExactlyOnceWith(5);
    expect(() => tell(undefined, 5)).not.toThrow();
  });

  test("reports a failure, at once or later, and throws nothing", async () => {
    const printed = vi.spyOn(console, "error").mockImplementation(() => {});
    const error = new Error("the log is full");
    tell(() => {
      throw error;
    }, 5);
    tell(() => Promise.reject(error), 5);
    await Promise.resolve();
    expect(printed.mock.calls).toEqual([[error], [error]]);
    printed.mockRestore();
  });
});
