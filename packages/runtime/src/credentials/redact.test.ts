import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createRedactor, redactResponse } from "./redact.js";

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
    expect(redact(`${token},${token}`)).toBe("[redacted],[redacted]");
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

  test.each(TOKENS)(
    "finds %s in several layers of encoding, and leaves the rest of the JSON valid",
    (token) => {
      const redact = createRedactor(token);
      const inJson = (value: unknown): string => JSON.stringify({ a: 'say "\n"', value, z: ["\\", 1] });
      const decimal = token.replace(/\W/g, (character) => `&#${character.charCodeAt(0)};`);
      const named = token.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
      const forms = [
        encodeURIComponent(encodeURIComponent(token)),
        encodeURIComponent(JSON.stringify(token)).toLowerCase(),
        decimal,
        decimal.replaceAll("&#", "&#00"),
        token.replace(/./g, (character) => `&#x${character.charCodeAt(0).toString(16)};`),
        token.replace(/./g, (character) => `&#X00${character.charCodeAt(0).toString(16).toUpperCase()};`),
        named.replaceAll("'", "&apos;"),
        decimal.replaceAll("&", "&amp;"),
        inJson(token),
        inJson(inJson(inJson(token))),
      ];
      for (const form of forms) {
        const clean = redact(inJson(form));
        const expected = redact(form);
        expect(JSON.parse(clean)).toMatchObject({ a: 'say "\n"', value: expected, z: ["\\", 1] });
        expect(expected, form).toContain("[redacted]");
        expect(expected.replace("[redacted]", "")).not.toMatch(/pit|abc|x\.y|1234|4f1c/i);
      }
    },
  );

  test("does not search for a token of less than eight characters", () => {
    expect(createRedactor("test")('{"latest":"The last contest test"}')).toBe(
      '{"latest":"The last contest test"}',
    );
    expect(createRedactor("")("a")).toBe("a");
  });

  test("finds a token of less than sixteen characters as a whole word only, and not in a key", () => {
    const redact = createRedactor("password");
    const text =
      '{"password":"is no \\npassword","a":["passwords","my_password","password"],"x password y" : 1}';
    const clean =
      '{"password":"is no \\n[redacted]","a":["passwords","my_password","[redacted]"],"x password y" : 1}';
    expect(redact(text)).toBe(clean);
    expect(redact(JSON.stringify(text))).toBe(JSON.stringify(clean));
    expect(redact("?a=%20password&b=password%26")).toBe("?a=%20[redacted]&b=[redacted]%26");
    expect(redact(`Basic ${btoa("me:password")}`)).toMatch(/^Basic .{0,4}\[redacted\].{0,4}$/);
  });

  test("finds a longer token as a part of a word, and in a key", () => {
    const redact = createRedactor("0123456789abcdef");
    expect(redact('{"x0123456789abcdefy":"%0123456789ABCDEF"}')).toBe('{"x[redacted]y":"%[redacted]"}');
  });

  test("leaves other texts alone", () => {
    expect(createRedactor("pit-4f1c9e7d")("pit-4f1c9e7 %41 \\u0041 &amp; \\")).toBe(
      "pit-4f1c9e7 %41 \\u0041 &amp; \\",
    );
  });

  test("cuts off what it does not search, and no token in two", () => {
    const redact = createRedactor("pit-4f1c9e7d-2b6a");
    for (let length = 65_500; length < 65_540; length += 1) {
      const clean = redact(`${"x".repeat(length)} pit-4f1c9e7d-2b6a pit-4f1c9e7d-2b6a`);
      expect(clean).toMatch(/^x{65000,65540} ?(?:\[redacted\] ?)*$/);
    }
    expect(redact("x".repeat(65_536))).toHaveLength(65_536);
  });

  test.each([
    ["\\", "\\".repeat(20)],
    ["%25", "%2525"],
    ["&#0", "&#0"],
    ["&amp;", "amp;"],
    ["\\/", "\\\\/"],
    ["\\u00", "5c"],
    ["pit-4f1c9e7d", "pit-4f1c9e7d "],
  ])("is quick with a text of %s and %s again and again", (first, again) => {
    const begin = performance.now();
    createRedactor("pit-4f1c9e7d")(first + again.repeat(100_000));
    createRedactor("\\\\\\/".repeat(20) + "x")(first + again.repeat(100_000));
    expect(performance.now() - begin).toBeLessThan(2_000);
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

  test("gives the response itself when there is nothing in it", () => {
    const response = new Response(null, { status: 404, statusText: "Not Found", headers: { a: "b" } });
    expect(redactResponse(response, redact)).toBe(response);
  });

  test("takes the token out of headers, reason and address", () => {
    const headers: [string, string][] = [
      ["a", "b"],
      ["set-cookie", "pit-4f1c9e7d=1"],
      ["set-cookie", "c=2"],
      ["x-pit-4f1c9e7d", "d"],
    ];
    const given = new Response(null, { status: 401, statusText: "no PIT-4F1C9E7D", headers });
    Object.defineProperty(given, "url", { value: "http://a.example/b?key=pit-4f1c9e7d&c=d" });
    const clean = redactResponse(given, redact);
    expect(clean).toBeInstanceOf(Response);
    expect(clean).toMatchObject({
      ok: false,
      status: 401,
      statusText: "no [redacted]",
      url: "http://a.example/b?key=[redacted]&c=d",
    });
    expect([...clean.headers]).toEqual([
      ["a", "b"],
      ["set-cookie", "[redacted]=1"],
      ["set-cookie", "c=2"],
    ]);
    expect(inspect(clean, { showHidden: true, depth: Infinity })).not.toContain("pit-4f1c9e7d");
  });

  test("keeps a status and a reason that no response can be made with", () => {
    const headers = { a: "pit-4f1c9e7d" };
    const given = Object.defineProperties(new Response(null, { headers }), {
      status: { value: 999 },
      statusText: { value: "失\u0007敗" },
    });
    const clean = redactResponse(given, redact);
    expect(clean).toMatchObject({ ok: false, status: 999, statusText: "失\u0007敗" });
    expect(clean.headers.get("a")).toBe("[redacted]");
  });
});
