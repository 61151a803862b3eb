import { describe, expect, test } from "vitest";
import { encodeBinaryAs, encodeForm, encodeMultipart } from "./encode-form.js";

describe("encodeForm", () => {
  test.each<[body: object, want: string]>([
    [{}, ""],
    [{ a: 1, b: true, c: "", d: 2n }, "a=1&b=true&c=&d=2"],
    [{ a: undefined, b: null, c: [], d: [null, undefined] }, ""],
    [{ a: ["x", "y"] }, "a=x&a=y"],
    [{ "a&b": "c=d é\u2028\0" }, "a%26b=c%3Dd+%C3%A9%E2%80%A8%00"],
    [JSON.parse('{"__proto__":"x"}'), "__proto__=x"],
  ])("writes %o", (body, want) => {
    expect(encodeForm(body)).toEqual({ content: want, contentType: "application/x-www-form-urlencoded" });
  });

  test.each<[body: unknown]>([
    [undefined],
    [null],
    ["a=b"],
    [["a"]],
    [new Map()],
    [{ a: {} }],
    [{ a: [[1]] }],
    [{ a: () => 1 }],
    [{ a: Symbol("a") }],
    [{ a: Number.NaN }],
    [{ a: new Date(Number.NaN) }],
    [{ a: "\udc00" }],
    [{ "\udc00": "a" }],
    [{ a: new Blob(["a"]) }],
  ])("refuses %o", (body) => {
    expect(() => encodeForm(body)).toThrow(/^(must be a plain object|has a field)/);
  });
});

test("encodeForm takes URLSearchParams as they are", () => {
  const form = new URLSearchParams("a=b");
  expect(encodeForm(form)).toEqual({ content: form });
});

describe("encodeMultipart", () => {
  test("leaves the media type, which has the boundary, to the platform", () => {
    const { content, contentType } = encodeMultipart({ a: 1, b: new Blob(["x"]) });
    expect(contentType).toBeUndefined();
    expect(content instanceof FormData && [...content.keys()]).toEqual(["a", "b"]);
  });

  test("takes a FormData as it is", () => {
    const form = new FormData();
    expect(encodeMultipart(form).content).toBe(form);
  });
});

describe("encodeBinaryAs", () => {
  test.each<[body: unknown, contentType: string]>([
    [new Blob(["a"]), "audio/mpeg"],
    [new Blob(["a"], { type: "audio/wav" }), "audio/wav"],
    [new ArrayBuffer(1), "audio/mpeg"],
    [new Uint8Array(1), "audio/mpeg"],
    ["text", "audio/mpeg"],
  ])("takes %o as it is, with a type", (body, contentType) => {
    expect(encodeBinaryAs("audio/mpeg")(body)).toEqual({ content: body, contentType });
  });
});
