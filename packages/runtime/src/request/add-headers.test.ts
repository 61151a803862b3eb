import { describe, expect, test } from "vitest";
import { addHeaders, type WireHeaders } from "./add-headers.js";

function merge(...layers: (Record<string, unknown> | undefined)[]): WireHeaders {
  const headers: WireHeaders = {};
  for (const layer of layers) addHeaders(headers, layer);
  return headers;
}

describe("addHeaders", () => {
  test("puts later layers over earlier ones, whatever the case of the names", () => {
    expect(merge({ Accept: "a", "X-One": "1" }, undefined, { ACCEPT: "b", "x-two": "2" })).toEqual({
      accept: "b",
      "x-one": "1",
      "x-two": "2",
    });
  });

  test("removes a header that a later layer has as undefined", () => {
    expect(merge({ Accept: "a", b: "b" }, { accept: undefined })).toEqual({ b: "b" });
  });

  test.each<[value: unknown, want: string]>([
    ["", ""],
    ["a b\tc", "a b\tc"],
    ["é", "é"],
    [5, "5"],
    [true, "true"],
  ])("takes the value %j", (value, want) => {
    expect(merge({ "x-a": value })).toEqual({ "x-a": want });
  });

  test.each(["a\r\nb: c", "a\n", "\ra", "a\0", "\u007f", "…", "😀", "\ud800", " a", "a ", "\ta", "a\t", " "])(
    "refuses the value %j without showing it",
    (value) => {
      expect(() => merge({ "X-A": value })).toThrow(
        /^headers: "X-A" has (a line break|half of a surrogate)[^:]*$/,
      );
    },
  );

  test.each<[value: unknown]>([[null], [NaN], [["a"]], [{}], [() => "a"], [Symbol("a")]])(
    "refuses %j as a value",
    (value) => {
      expect(() => merge({ "X-A": value })).toThrow(/^headers: "X-A" is /);
    },
  );

  test.each(["", "a b", "a:b", "a\r\n", "é", "(a)", "__proto__"])(
    "refuses the name %j without showing it",
    (name) => {
      expect(() => merge(Object.fromEntries([[name, "a"]]))).toThrow(
        /^headers: a header has a name that cannot be sent[^:]*$/,
      );
    },
  );

  test.each(["Connection", "Content-Length", "Expect", "Keep-Alive", "Transfer-Encoding", "Upgrade"])(
    "refuses %s, with which the platform would hang or fail",
    (name) => {
      expect(() => merge({ [name]: "5" })).toThrow("belongs to the connection");
    },
  );

  test("refuses what is not a plain object, which would lose every header", () => {
    const given: object = new Headers({ a: "b" });
    expect(() => Reflect.apply(addHeaders, undefined, [{}, given])).toThrow("plain object");
  });

  test("names the call that a header belongs to", () => {
    expect(() => addHeaders({}, { "X-A": "\n" }, { method: "GET", path: "/agents" })).toThrow(
      expect.objectContaining({
        name: "InvalidRequestError",
        path: "/agents",
        part: "header",
        parameter: "X-A",
      }),
    );
  });

  test("leaves inherited properties alone", () => {
    expect(merge(Object.create({ "x-a": "1" }))).toEqual({});
  });

  test("accepts only what the platform's fetch accepts", () => {
    for (let code = 0; code < 300; code++) {
      const value = `a${String.fromCharCode(code)}b`;
      let headers: WireHeaders;
      try {
        headers = merge({ "x-a": value });
      } catch {
        continue;
      }
      expect(new Headers(headers).get("x-a")).toBe(value);
    }
  });
});
