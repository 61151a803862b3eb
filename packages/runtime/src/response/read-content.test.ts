import { describe, expect, test } from "vitest";
import { readContent } from "./read-content.js";
import { createRedactor } from "../credentials/redact.js";

const call = { method: "GET", path: "/agents" };
const TOKEN = "pit-4f1c9e7d-secret";

function read(status: number, type: string | undefined, text: string): unknown {
  const response = new Response(null, { status });
  if (type !== undefined) response.headers.set("content-type", type);
  return readContent(call, response, text, createRedactor(TOKEN), true);
}

describe("readContent", () => {
  test.each([
    undefined,
    "application/json",
    "application/json; charset=utf-8",
    "application/JSON ;x=y",
    "application/problem+json",
    "text/json",
  ])("reads JSON of the type %j", (type) => {
    expect(read(200, type, '{"a":1}')).toEqual({ a: 1 });
    expect(read(422, type, '{"a":1}')).toEqual({ a: 1 });
  });

  test.each([200, 204, 404])("returns undefined for an empty response with status %i", (status) => {
    expect(read(status, "text/html", "")).toBeUndefined();
  });

  test.each(["text/html", "text/plain; charset=utf-8", "application/jsonl", "application/json-seq"])(
    "refuses a success of the type %j",
    (type) => {
      expect(() => read(200, type, "<html>")).toThrow(
        expect.objectContaining({
          name: "UnreadableResponseError",
          status: 200,
          excerpt: "<html>",
          message: `GET /agents: the server responded with 200 and ${type.split(";")[0]} instead of JSON`,
        }),
      );
    },
  );

  test("refuses a success with broken JSON and keeps the cause", () => {
    expect(() => read(201, "application/json", '{"a":')).toThrow(
      expect.objectContaining({
        status: 201,
        excerpt: '{"a":',
        cause: expect.any(SyntaxError),
        message: "GET /agents: the server responded with 201 and invalid JSON",
      }),
    );
  });

  test("keeps only the beginning of what it cannot read", () => {
    expect(() => read(200, "text/html", "x".repeat(10_000))).toThrow(
      expect.objectContaining({ excerpt: "x".repeat(200) }),
    );
  });

  test.each<[status: number, type: string, text: string]>([
    [502, "text/html", "<h1>Bad Gateway</h1>"],
    [500, "application/json", '{"a":'],
    [302, "text/plain", "moved"],
  ])("returns the text of a response %i with %s", (status, type, text) => {
    expect(read(status, type, text)).toBe(text);
  });

  test("refuses a response that the platform hides, such as a redirect in a browser", () => {
    expect(() => readContent(call, Response.error(), "", String, true)).toThrow(
      expect.objectContaining({ name: "UnreadableResponseError", status: 0 }),
    );
  });

  test("reads a __proto__ in the response as a property like any other", () => {
    const body = read(200, undefined, '{"__proto__":{"polluted":true}}');
    expect(Object.keys(Object(body))).toEqual(["__proto__"]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  test("takes the credential out of an error and leaves a success as it is", () => {
    const text = JSON.stringify({ message: `bad ${TOKEN}` });
    expect(read(401, "application/json", text)).toEqual({ message: "bad [redacted]" });
    expect(read(401, "text/plain", `bad ${TOKEN}`)).toBe("bad [redacted]");
    expect(read(500, "application/json", `{"${TOKEN}":`)).toBe('{"[redacted]":');
    expect(read(200, "application/json", text)).toEqual({ message: `bad ${TOKEN}` });
  });

  test.each<[type: string, text: string]>([
    ["application/json", `{"a": ${TOKEN}}`],
    ["application/json", `{"a":"b"}, ${TOKEN.slice(0)}`],
    [`text/html; a=${TOKEN}`, `<p>${"x".repeat(190)}${TOKEN}`],
    [`text/${TOKEN}`, "<p>"],
  ])("shows no piece of the credential when it refuses %s with %j", (type, text) => {
    let refusal: unknown;
    try {
      read(200, type, text);
    } catch (error) {
      refusal = error;
    }
    const { message, excerpt, cause } = Object(refusal);
    expect(message).toContain("the server responded with 200");
    expect(`${message} ${excerpt} ${cause}`).not.toContain(TOKEN.slice(0, 6));
  });
});
