import { describe, expect, test } from "vitest";
import { readAnswer } from "./read-answer.js";

const call = { method: "GET", path: "/agents" };

function answer(status: number, type?: string): Response {
  const response = new Response(null, { status });
  if (type !== undefined) response.headers.set("content-type", type);
  return response;
}

describe("readAnswer", () => {
  test.each([
    undefined,
    "application/json",
    "application/json; charset=utf-8",
    "application/JSON ;x=y",
    "application/problem+json",
    "text/json",
  ])("reads JSON of the type %j", (type) => {
    expect(readAnswer(call, answer(200, type), '{"a":1}')).toEqual({ a: 1 });
    expect(readAnswer(call, answer(422, type), '{"a":1}')).toEqual({ a: 1 });
  });

  test.each([200, 204, 404])("gives undefined for an empty answer with status %i", (status) => {
    expect(readAnswer(call, answer(status, "text/html"), "")).toBeUndefined();
  });

  test.each(["text/html", "text/plain; charset=utf-8", "application/jsonl", "application/json-seq"])(
    "refuses a success of the type %j",
    (type) => {
      expect(() => readAnswer(call, answer(200, type), "<html>")).toThrow(
        expect.objectContaining({
          name: "UnreadableResponseError",
          status: 200,
          excerpt: "<html>",
          message: `GET /agents: the server answered 200 with ${type.split(";")[0]} instead of JSON`,
        }),
      );
    },
  );

  test("refuses a success with broken JSON and keeps the cause", () => {
    expect(() => readAnswer(call, answer(201, "application/json"), '{"a":')).toThrow(
      expect.objectContaining({
        status: 201,
        excerpt: '{"a":',
        cause: expect.any(SyntaxError),
        message: "GET /agents: the server answered 201 with JSON that cannot be read",
      }),
    );
  });

  test("keeps only the beginning of what it cannot read", () => {
    expect(() => readAnswer(call, answer(200, "text/html"), "x".repeat(10_000))).toThrow(
      expect.objectContaining({ excerpt: "x".repeat(200) }),
    );
  });

  test.each<[status: number, type: string, text: string]>([
    [502, "text/html", "<h1>Bad Gateway</h1>"],
    [500, "application/json", '{"a":'],
    [302, "text/plain", "moved"],
  ])("gives the text of an answer %i with %s", (status, type, text) => {
    expect(readAnswer(call, answer(status, type), text)).toBe(text);
  });

  test("refuses an answer that the platform hides, such as a redirect in a browser", () => {
    expect(() => readAnswer(call, Response.error(), "")).toThrow(
      expect.objectContaining({ name: "UnreadableResponseError", status: 0 }),
    );
  });

  test("reads a __proto__ in the answer as a property like any other", () => {
    const body = readAnswer(call, answer(200), '{"__proto__":{"polluted":true}}');
    expect(Object.keys(Object(body))).toEqual(["__proto__"]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});
