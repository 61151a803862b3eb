import { describe, expect, test } from "vitest";
import { encodeBinaryAs, encodeForm, encodeMultipart, encodeMultipartWith } from "./encode-form.js";

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

describe("encodeMultipartWith", () => {
  const encode = encodeMultipartWith({ rows: "application/json", labels: "text/plain" });
  async function write(body: unknown): Promise<unknown> {
    const { content } = encode(body);
    if (!(content instanceof FormData)) throw new Error("it is no form");
    return Promise.all(
      Array.from(content, async ([name, value]) => [
        name,
        value instanceof Blob ? `${value.type}: ${await value.text()}` : value,
      ]),
    );
  }

  test("sends a list of JSON in one part, and other lists as ever", async () => {
    expect(await write({ rows: [{ a: 1 }, 2], labels: { b: [3] }, tags: ["x", "y"] })).toEqual([
      ["rows", 'application/json: [{"a":1},2]'],
      ["labels", '{"b":[3]}'],
      ["tags", "x"],
      ["tags", "y"],
    ]);
  });

  test("leaves out what is not there", async () => {
    expect(await write({ rows: undefined, labels: null })).toEqual([]);
  });

  test("refuses what has no JSON form, and what is not an object", () => {
    expect(() => encode({ labels: { b: Number.NaN } })).toThrow("has no exact JSON form at /labels/b");
    expect(() => encode("text")).toThrow("must be a plain object");
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
