import { describe, expect, test } from "vitest";
import { messageOf } from "./error-message.js";

describe("messageOf", () => {
  test.each<[body: unknown, message: string]>([
    [{ message: "no such agent" }, "no such agent"],
    [
      { message: ["too long", "not a number", 5], error: "Unprocessable Entity", statusCode: 422 },
      "too long, not a number",
    ],
    [{ error: "invalid_grant", error_description: "The code has expired" }, "The code has expired"],
    [{ error: "Not Found", path: "/agents" }, "Not Found"],
    [{ error: { message: "bad key", type: "auth" } }, "bad key"],
    [{ error: { code: "E17", message: "bad key" } }, "bad key"],
    [{ error: { code: "E17" } }, "code: E17"],
    [{ errors: ["a", "b"] }, "a, b"],
    [
      { errors: { to: ["is required", "is too long"], from: "is no number" } },
      "to: is required, to: is too long, from: is no number",
    ],
    [{ errors: [{ message: "a" }, { detail: "b", title: "c" }] }, "a, b"],
    [{ title: "One or more errors", status: 400, errors: { To: ["is required"] } }, "To: is required"],
    [{ type: "about:blank", title: "Forbidden", detail: "Ask an admin" }, "Ask an admin"],
    [{ type: "about:blank", title: "Forbidden" }, "Forbidden"],
    [{ detail: [{ loc: ["body", "to"], msg: "Field required", type: "missing" }] }, "Field required"],
    [{ detail: { status: "quota_exceeded", message: "Too many" } }, "Too many"],
    [{ to: ["This field is required."], id: "agent-1" }, "to: This field is required."],
    [{ message: "", error: "Bad Request" }, "Bad Request"],
    [{ message: { text: "no" } }, "text: no"],
    [["a", { message: "b" }], "b"],
    ["slow\r\n\u001B[31m down\u2028\u202E", "slow [31m down"],
    ["value < 5 and > 3", "value < 5 and > 3"],
    ["<html><head><title>502 Bad\nGateway</title></head><body><h1>x</h1></body></html>", "502 Bad Gateway"],
    ["<!doctype html><style>a{b:c}</style><h1>Bad <b>Gateway</b></h1>", "Bad Gateway"],
    [
      "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>",
      "AccessDenied Access Denied",
    ],
    ["<p>cut off <a hre", "cut off"],
    [{ id: "agent-1", phone: "+491511", success: false }, ""],
    [{ message: "" }, ""],
    ["", ""],
    [null, ""],
    [undefined, ""],
    [7, ""],
    [{ message: "x".repeat(300) }, "x".repeat(200)],
  ])("of %j is %j", (body, message) => {
    expect(messageOf(body)).toBe(message);
  });

  test("is short and quick for whatever a server sends", () => {
    let deep: unknown = "deep";
    for (let layer = 0; layer < 10_000; layer += 1) deep = layer % 2 === 0 ? [deep] : { errors: deep };
    const begin = performance.now();
    expect(messageOf(deep)).toBe("");
    for (const page of ["<", "<title", "<script>", "<style></", "<p>&"])
      expect(messageOf(page.repeat(20_000)).length).toBeLessThanOrEqual(200);
    expect(messageOf(Array.from({ length: 100_000 }, () => "text")).length).toBeLessThanOrEqual(200);
    expect(performance.now() - begin).toBeLessThan(1_000);
  });

  test("looks at own properties only", () => {
    expect(messageOf(JSON.parse('{"__proto__":{"message":"a"},"constructor":{"name":"b"}}'))).toBe(
      "__proto__: a, constructor: name: b",
    );
  });
});
