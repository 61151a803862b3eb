import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { copyError } from "./copy-error.js";
import { createRedactor } from "./redact.js";

const TOKEN = "pit-4f1c9e7d-2b6a";
const redact = createRedactor(TOKEN);

describe("copyError", () => {
  test("keeps names, messages, codes, stacks and causes, without the token", () => {
    const inner = Object.assign(new RangeError(`bad ${TOKEN}`), { code: "ECONNRESET", syscall: "read" });
    const middle = new AggregateError([new Error(`one ${TOKEN}`), "two", 3, inner], "all", { cause: inner });
    const outer = new TypeError("fetch failed", { cause: middle });
    const copy = copyError(outer, redact);
    expect(copy).not.toBe(outer);
    expect(copy).toMatchObject({
      name: "TypeError",
      message: "fetch failed",
      stack: outer.stack,
      cause: {
        name: "AggregateError",
        message: "all",
        cause: { name: "RangeError", message: "bad [redacted]", code: "ECONNRESET", syscall: "read" },
        errors: [{ message: "one [redacted]" }, "two"],
      },
    });
    for (const error of [copy, Object(copy).cause]) expect(error).toBeInstanceOf(Error);
    expect(inspect(copy, { depth: Infinity })).toContain("RangeError]: bad [redacted]");
    expect(inner.message).toBe(`bad ${TOKEN}`);
  });

  test.each<[title: string, thrown: unknown]>([
    ["headers next to the message", Object.assign(new Error("a"), { config: { headers: { a: TOKEN } } })],
    ["a map", Object.assign(new Error("a"), { a: new Map([[TOKEN, new Headers({ a: TOKEN })]]) })],
    ["a symbol", Object.assign(new Error("a"), { [Symbol(TOKEN)]: TOKEN })],
    ["a frozen error", Object.freeze(new Error(`a ${TOKEN}`, { cause: { message: TOKEN, a: [TOKEN] } }))],
    ["an object", { message: TOKEN, code: Number.NaN, options: { headers: { a: TOKEN } } }],
    [
      "a class",
      new (class extends Error {
        #a = TOKEN;
        b = () => this.#a;
      })(TOKEN),
    ],
    ["a name and a code", { name: TOKEN, code: TOKEN, stack: TOKEN, syscall: TOKEN }],
    ["a request", new Request(`http://a.example/${TOKEN}`, { headers: { authorization: TOKEN } })],
    ["bytes", new TextEncoder().encode(TOKEN)],
    ["a list", [TOKEN, new Error(TOKEN)]],
    ["a boxed text", new String(TOKEN)],
  ])("shows nothing of %s", (_title, thrown) => {
    const shown = inspect(copyError(thrown, redact), { showHidden: true, depth: Infinity, getters: true });
    expect(shown).not.toContain("pit-4f1c");
  });

  test("copies a text, and returns undefined for a value without one", () => {
    expect(copyError(`no ${TOKEN}`, redact)).toBe("no [redacted]");
    for (const thrown of [undefined, null, 5, true, Symbol("a"), {}, { cause: new Error("a") }, [1]])
      expect(copyError(thrown, redact)).toBeUndefined();
    expect(copyError({ message: "a", code: 7 }, redact)).toMatchObject({
      message: "a",
      code: 7,
      stack: "Error: a",
    });
    expect(copyError({ code: 1_234_567_890 }, createRedactor("1234567890"))).toMatchObject({
      code: "[redacted]",
    });
  });

  test("never throws and always ends", () => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const circle = new Error("a");
    circle.cause = new Error("b", { cause: circle });
    const endless: object = new Proxy(new Error("c"), {
      get: (target, key) => (key === "cause" || /^\d+$/.test(String(key)) ? new Proxy(target, {}) : endless),
    });
    const hostile = Object.defineProperty(new Error("d"), "message", {
      get() {
        throw new Error(TOKEN);
      },
    });
    const list = Object.assign(new Error("e"), { errors: revoked.proxy });
    for (const thrown of [revoked.proxy, circle, endless, hostile, list]) copyError(thrown, redact);
    expect(copyError(circle, redact)).toMatchObject({ message: "a", cause: { message: "b" } });
    expect(copyError(list, redact)).toMatchObject({ message: "e" });
  });

  test.each<[text: string, hidden: string]>([
    ["url (http://a.example/v1/people/4915?q=it's+me)", "url (http://a.example/"],
    ["GET https://a.example:80/people/4915?q=%27 failed", "GET https://a.example:80/ failed"],
    ["http://a.example", "http://a.example"],
    ["a\n    at f (https://a.example/app.js:10:5)\n  b", "a\n    at f (https://a.example/app.js:10:5)\n  b"],
    ["f@https://a.example/app.js:10:5", "f@https://a.example/app.js:10:5"],
    ["at file:///v1/people.js:1:2", "at file:///v1/people.js:1:2"],
  ])("keeps of an address only where it is: %s", (message, hidden) => {
    expect(copyError({ message }, String)).toMatchObject({ message: hidden });
    expect(copyError(message, String)).toBe(hidden);
  });
});
