import { describe, expect, test } from "vitest";
import { BodyProblem, buildBody } from "./build-body.js";

const call = { method: "POST", path: "/agents" };

describe("buildBody", () => {
  test("has nothing to send without a body", () => {
    expect(buildBody(call, undefined)).toBeUndefined();
    expect(buildBody({ method: "GET", path: "/agents" }, undefined)).toBeUndefined();
  });

  test.each<[body: unknown, want: string]>([
    [{ a: 1, b: undefined, c: null }, '{"a":1,"c":null}'],
    [[1, "x"], '[1,"x"]'],
    [null, "null"],
    ["x", '"x"'],
    [0, "0"],
    [new Date(0), '"1970-01-01T00:00:00.000Z"'],
    [{ a: "\ud800\u2028\0" }, '{"a":"\\ud800\u2028\\u0000"}'],
    [JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'],
    [{ toJSON: () => ({ a: 1 }) }, '{"a":1}'],
  ])("writes %j as JSON", (body, want) => {
    expect(buildBody(call, body)).toEqual({ content: want, contentType: "application/json" });
  });

  const cycle: Record<string, unknown> = {};
  cycle["self"] = cycle;
  test.each<[title: string, body: unknown]>([
    ["a bigint", { a: 1n }],
    ["a cycle", cycle],
    ["a function", () => 1],
    ["a symbol", Symbol("a")],
    ["a FormData", new FormData()],
    ["a Blob", new Blob(["secret"])],
    ["a URLSearchParams", new URLSearchParams("a=1")],
    ["an ArrayBuffer", new ArrayBuffer(1)],
    ["a Uint8Array", new Uint8Array(1)],
    ["a Map", new Map([["a", 1]])],
    ["a promise", Promise.resolve({ a: 1 })],
    ["a stream", new ReadableStream()],
  ])("refuses %s, which has no JSON form", (_title, body) => {
    expect(() => buildBody(call, body)).toThrow(
      expect.objectContaining({
        name: "InvalidRequestError",
        part: "body",
        message: "POST /agents: body has no JSON form; nothing was sent",
      }),
    );
  });

  test("keeps the cause", () => {
    expect(() => buildBody(call, { a: 1n })).toThrow(
      expect.objectContaining({ cause: expect.any(TypeError) }),
    );
  });

  test.each(["GET", "HEAD"])("refuses a body on %s, which fetch cannot send", (method) => {
    expect(() => buildBody({ method, path: "/agents" }, null)).toThrow(`body cannot go with ${method}`);
  });

  test("lets the operation write its body in a media type of its own", () => {
    expect(
      buildBody(call, "a", (body) => ({ content: `<${String(body)}>`, contentType: "text/xml" })),
    ).toEqual({
      content: "<a>",
      contentType: "text/xml",
    });
  });

  test("says why a body cannot be written in that media type", () => {
    const encode = (): never => {
      throw new BodyProblem("must be a file");
    };
    expect(() => buildBody(call, "a", encode)).toThrow("POST /agents: body must be a file; nothing was sent");
  });
});
