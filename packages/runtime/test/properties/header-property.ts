import * as fc from "fast-check";
import { expect } from "vitest";
import { hostileText } from "./hostile-text.js";
import type { Property } from "./property.js";

type Value = string | number | boolean | undefined;
type Headers = Readonly<Record<string, Value>>;

/** Headers that the platform and the client send by themselves. */
const THEIR_OWN = new Set([
  "accept",
  "accept-encoding",
  "accept-language",
  "authorization",
  "connection",
  "host",
  "sec-fetch-mode",
  "user-agent",
  "x-case",
]);

/** Without those the property finds its request by, and the credential's, which nothing given takes the place of. */
const RESERVED = new Set(["x-case", "authorization"]);

const CONNECTION = ["connection", "content-length", "expect", "keep-alive", "transfer-encoding", "upgrade"];

const TOKEN = Array.from("abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~");

const anyName = fc
  .oneof(
    { weight: 20, arbitrary: fc.string({ unit: fc.constantFrom(...TOKEN), minLength: 1, maxLength: 12 }) },
    { weight: 3, arbitrary: hostileText },
    {
      weight: 5,
      arbitrary: fc.constantFrom(
        "Accept",
        "accept-encoding",
        "Cookie",
        "Content-Type",
        "Date",
        "Origin",
        "Referer",
        "TE",
        "Trailer",
        "User-Agent",
        "Version",
        "X-A",
        "__proto__",
        "constructor",
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom(...CONNECTION) },
  )
  .filter((given) => !RESERVED.has(given.toLowerCase()));

const latin1 = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xff }).map((unit) => String.fromCharCode(unit)),
  maxLength: 20,
});

const anyValue: fc.Arbitrary<Value> = fc.oneof(
  { weight: 10, arbitrary: latin1.filter((text) => !/[\x7f-\x9f]/.test(text)).map((text) => text.trim()) },
  { weight: 4, arbitrary: latin1 },
  { weight: 4, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

const arbitrary = fc
  .uniqueArray(fc.tuple(anyName, anyValue), { maxLength: 3, selector: ([given]) => given.toLowerCase() })
  .map((entries): Headers => Object.fromEntries(entries));

function isName(text: string): boolean {
  const lower = text.toLowerCase();
  const isToken = lower !== "" && Array.from(lower).every((character) => TOKEN.includes(character));
  return isToken && lower !== "__proto__" && !CONNECTION.includes(lower);
}

/** RFC 9110, section 5.5: no control characters but the tab, and no white space at the ends. */
function isValue(value: Value): boolean {
  if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  if (typeof value !== "string") return true;
  const isCarried = (character: string): boolean =>
    character === "\t" ||
    (character >= " " && character <= "~") ||
    (character >= "\x80" && character <= "\xff");
  return Array.from(value).every(isCarried) && !/^[\t ]|[\t ]$/.test(value);
}

export const headerProperty: Property<Headers> = {
  title: "a header arrives as it was given and brings no other along",
  arbitrary,
  send: (client, given, headers) => client.request("GET", "/agents", { params: { header: given }, headers }),
  mayBeRefused: (given) => !Object.entries(given).every(([name, item]) => isName(name) && isValue(item)),
  check(given, { method, url, headers, body }) {
    expect(`${method} ${url} ${body.toString()}`).toBe("GET /api/v2/agents ");
    const known = new Set(THEIR_OWN);
    for (const [name, item] of Object.entries(given)) {
      const lower = name.toLowerCase();
      known.add(lower);
      const lines = headers.filter(([other]) => other === lower).map(([, text]) => text);
      if (item !== undefined) expect(lines).toEqual([String(item)]);
      // Left out, but for what the platform puts in its place.
      else if (!THEIR_OWN.has(lower)) expect(lines).toEqual([]);
    }
    expect(headers.map(([name]) => name).filter((name) => !known.has(name))).toEqual([]);
    expect(headers.filter(([name]) => name === "authorization")).toEqual([["authorization", "Bearer t1"]]);
  },
};
