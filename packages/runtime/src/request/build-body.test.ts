import { describe, expect, test } from "vitest";
import { BodyProblem, buildBody, encodeJsonAs } from "./build-body.js";

const call = { method: "POST", path: "/agents" };

describe("buildBody", () => {
  test("returns undefined without a body", () => {
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

  test.each<[title: string, body: unknown, place: string]>([
    ["NaN", { height: Number.NaN }, "/height"],
    ["Infinity", { a: { b: [1, -1 / 0] } }, "/a/b/1"],
    ["an invalid date", [new Date(Number.NaN)], "/0"],
    ["an object of another library that has no JSON form", { at: { toJSON: () => null } }, "/at"],
    ["a whole number that was rounded", { id: 2 ** 53 + 2 }, "/id"],
    ["one that an object has as its JSON", { a: { toJSON: () => [-(2 ** 53) - 2] } }, "/a/0"],
    ["a bigint", { a: 1n }, "/a"],
    ["undefined in a list", { a: [1, undefined] }, "/a/1"],
    ["a function in a list", [() => 1], "/0"],
    ["a function", { name: () => 1 }, "/name"],
    ["a symbol", { name: Symbol("a") }, "/name"],
    ["a Map", { a: new Map([["a", 1]]) }, "/a"],
    ["a Blob", { a: [{ b: new Blob(["secret"]) }] }, "/a/0/b"],
    ["bytes", { a: new Uint8Array(1) }, "/a"],
    ["a key with a slash and a tilde", { "a/b~c": 1n }, "/a~1b~0c"],
    ["a function as a whole", () => 1, "its root"],
    ["a number as a whole", Number.NaN, "its root"],
    ["a Map as a whole", new Map([["a", 1]]), "its root"],
    ["a promise as a whole", Promise.resolve({ a: 1 }), "its root"],
    ["a stream as a whole", new ReadableStream(), "its root"],
  ])("refuses %s and says where it is", (_title, body, place) => {
    expect(() => buildBody(call, body)).toThrow(
      expect.objectContaining({
        name: "InvalidRequestError",
        part: "body",
        message: `POST /agents: body has no exact JSON form at ${place}; nothing was sent`,
      }),
    );
  });

  test("refuses a cycle and keeps the cause", () => {
    const cycle: Record<string, unknown> = {};
    cycle["self"] = [cycle];
    expect(() => buildBody(call, cycle)).toThrow(
      expect.objectContaining({
        message: "POST /agents: body has no JSON form; nothing was sent",
        cause: expect.any(RangeError),
      }),
    );
  });

  test("takes every number that JavaScript has exactly", () => {
    const numbers = [0, -0, 0.1, 1e-300, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
    expect(buildBody(call, numbers)?.content).toBe("[0,0,0.1,1e-300,9007199254740991,-9007199254740991]");
  });

  test.each<[body: unknown]>([
    [new FormData()],
    [new Blob(["a"])],
    [new URLSearchParams("a=1")],
    [new ArrayBuffer(1)],
    [new Uint8Array(1)],
  ])("leaves %o to the platform", (body) => {
    expect(buildBody(call, body)).toEqual({ content: body });
    expect(() => buildBody(call, body, encodeJsonAs("application/merge-patch+json"))).toThrow(
      "has no exact JSON form",
    );
  });

  test.each<[body: unknown, mediaType: string | undefined, content: string]>([
    ['{"a":1}', undefined, '"{\\"a\\":1}"'],
    ['{"a":1}', "application/json; charset=utf-8", '"{\\"a\\":1}"'],
    ['{"a":1}', "text/plain", '{"a":1}'],
    ["a=1", "application/x-www-form-urlencoded", "a=1"],
    [{ a: 1 }, "application/vnd.api+json", '{"a":1}'],
    [{ a: 1 }, "application/x-amz-json-1.1", '{"a":1}'],
  ])("writes %j under %s", (body, mediaType, content) => {
    expect(buildBody(call, body, undefined, mediaType)?.content).toBe(content);
  });

  test.each([["application/x-www-form-urlencoded"], ["multipart/form-data"], ["text/plain"]])(
    "refuses an object under %s",
    (mediaType) => {
      expect(() => buildBody(call, { a: 1 }, undefined, mediaType)).toThrow(
        "body must be text, bytes or a form for this media type",
      );
    },
  );

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
