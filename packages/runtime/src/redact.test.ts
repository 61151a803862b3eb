import { describe, expect, test } from "vitest";
import { createRedactor, redactError, redactResponse } from "./redact.js";

const TOKENS = [
  "pit-4f1c9e7d-2b6a",
  "a/b+c==\"d\\e'f",
  "Custom abc 123",
  "x.y*z(1)[2]{3}|4^5$6?",
  "1234567890",
];

describe("createRedactor", () => {
  test.each(TOKENS)("takes %s out in every form", (token) => {
    const redact = createRedactor(token);
    const url = encodeURIComponent(token);
    const forms = [
      token,
      url,
      url.toLowerCase(),
      encodeURI(token),
      new URLSearchParams({ token }).toString().slice(6),
      JSON.stringify(token).slice(1, -1),
      JSON.stringify(token).slice(1, -1).replaceAll("/", "\\/"),
      token.replace(/./g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`),
      token.toUpperCase(),
    ];
    for (const form of forms) expect(redact(`a ${form} b`), form).toBe("a [redacted] b");
    expect(redact(`${token}${token}`)).toBe("[redacted][redacted]");
  });

  test.each(TOKENS)("leaves of %s in base64 only what it shares with its neighbours", (token) => {
    const redact = createRedactor(token);
    for (const before of ["", "a", "ab", "user:", "Bearer "]) {
      for (const behind of ["", "a", "ab", ":password"]) {
        const base64 = Buffer.from(before + token + behind).toString("base64");
        for (const form of [
          base64,
          base64.replaceAll("+", "-").replaceAll("/", "_"),
          encodeURIComponent(base64),
        ]) {
          const clean = redact(form);
          expect(clean).toContain("[redacted]");
          const left = Buffer.from(decodeURIComponent(clean).replace("[redacted]", "."), "base64").toString(
            "latin1",
          );
          expect(left).not.toContain(token.slice(0, 4));
        }
      }
    }
  });

  test("does not take for a token what is too short to be one in base64", () => {
    expect(createRedactor("t1")("dDE t1 Qx")).toBe("dDE [redacted] Qx");
  });

  test("leaves other texts alone, and every text without a token", () => {
    expect(createRedactor("pit-4f1c9e7d")("pit-4f1c9e7")).toBe("pit-4f1c9e7");
    expect(createRedactor(undefined)("undefined")).toBe("undefined");
  });

  test("is quick with a long token in a long text", () => {
    const token = "eyJ".repeat(300);
    const begin = performance.now();
    expect(createRedactor(token)(`${"eyJ".repeat(5_000)}x${token}`)).toContain("[redacted]");
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});

describe("redactResponse", () => {
  const redact = createRedactor("pit-4f1c9e7d");

  test("gives the answer itself when there is nothing in it", () => {
    const response = new Response(null, { status: 404, statusText: "Not Found", headers: { a: "b" } });
    expect(redactResponse(response, redact)).toBe(response);
  });

  test("takes the token out of headers and reason", () => {
    const headers: [string, string][] = [
      ["a", "b"],
      ["set-cookie", "pit-4f1c9e7d=1"],
      ["set-cookie", "c=2"],
    ];
    const clean = redactResponse(
      new Response(null, { status: 401, statusText: "no PIT-4F1C9E7D", headers }),
      redact,
    );
    expect([clean.status, clean.statusText]).toEqual([401, "no [redacted]"]);
    expect([...clean.headers]).toEqual([
      ["a", "b"],
      ["set-cookie", "[redacted]=1"],
      ["set-cookie", "c=2"],
    ]);
  });
});

describe("redactError", () => {
  const redact = createRedactor("pit-4f1c9e7d");

  test("takes the token out of an error, its properties and its causes, which stay what they are", () => {
    const inner = Object.assign(new Error("bad pit-4f1c9e7d"), { data: "HTTP pit-4f1c9e7d", code: "HPE" });
    const middle = new AggregateError([new Error("pit-4f1c9e7d"), "text"], "all", { cause: inner });
    const outer = new TypeError("fetch failed", { cause: middle });
    redactError(outer, redact);
    expect(outer.cause).toBe(middle);
    expect(middle.cause).toBe(inner);
    expect(inner).toMatchObject({ message: "bad [redacted]", data: "HTTP [redacted]", code: "HPE" });
    expect(inner.stack).not.toContain("pit-");
    expect(String(middle.errors[0])).toBe("Error: [redacted]");
  });

  test("ends with causes in a circle, and leaves what is no error alone", () => {
    const error = new Error("a");
    error.cause = error;
    redactError(error, redact);
    const given = { message: "pit-4f1c9e7d" };
    redactError(given, redact);
    expect(given.message).toBe("pit-4f1c9e7d");
  });
});
