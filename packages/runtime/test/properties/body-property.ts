import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { expect } from "vitest";
import { hostileText } from "./hostile-text.js";
import type { Property } from "./property.js";

interface Input {
  readonly method: string;
  readonly body: unknown;
}

/**
 * Any key but a single character that JSON escapes. V8 of Node 24 and 26 may parse that as a backslash: after
 * `JSON.parse('{"a":1,"\\\\":1}')`, it takes the second key of `{"a":1,"\\n":1}` for one too.
 */
const anyKey = hostileText.filter((text) => text.length !== 1 || JSON.stringify(text) === `"${text}"`);

const { json } = fc.letrec<{ json: unknown; list: unknown[]; object: Record<string, unknown> }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    { weight: 8, arbitrary: hostileText },
    {
      weight: 2,
      arbitrary: fc
        .double({ noDefaultInfinity: true, noNaN: true })
        .filter((n) => !Object.is(n, -0) && Math.abs(n) <= Number.MAX_SAFE_INTEGER),
    },
    { weight: 1, arbitrary: fc.constantFrom(null, true, false) },
    { weight: 3, arbitrary: tie("list") },
    { weight: 5, arbitrary: tie("object") },
  ),
  list: fc.array(tie("json"), { maxLength: 4 }),
  object: fc
    .array(fc.tuple(anyKey, tie("json")), { maxLength: 4 })
    // With keys of its own, `__proto__` too.
    .map((entries): Record<string, unknown> => Object.fromEntries(entries)),
}));

function cycle(): unknown {
  const node: Record<string, unknown> = {};
  node["self"] = node;
  return node;
}

/** Values that JSON cannot represent, or would drop silently. */
const unwritable = fc
  .constantFrom<() => unknown>(
    () => 1n,
    () => ({ deep: [{ id: 1n }] }),
    cycle,
    () => () => 1,
    () => Symbol("a"),
    () => new Map([["a", 1]]),
    () => new Set([1]),
    () => [new FormData()],
    () => ({ a: new Blob(["a"]) }),
    () => ({ a: new URLSearchParams("a=1") }),
    () => Promise.resolve(1),
    () => ({ a: [Number.NaN] }),
    () => [new Date(Number.NaN)],
    () => ({ id: 2 ** 53 }),
    () => [undefined],
    () => ({ a: () => 1 }),
  )
  .map((make) => ({ make }));

const arbitrary: fc.Arbitrary<Input & { readonly isJson: boolean }> = fc
  .tuple(
    fc.constantFrom("POST", "PUT", "PATCH", "DELETE"),
    fc.oneof(
      { weight: 9, arbitrary: json.map((body) => ({ body, isJson: true })) },
      { weight: 1, arbitrary: unwritable.map(({ make }) => ({ body: make(), isJson: false })) },
    ),
  )
  .map(([method, given]) => ({ method, ...given }));

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export const bodyProperty: Property<Input & { readonly isJson: boolean }> = {
  title: "a JSON body is parsed as the value that was given",
  arbitrary,
  send: (client, { method, body }, headers) => client.request(method, "/agents", { body, headers }),
  mayBeRefused: ({ isJson }) => !isJson,
  check({ method, body }, received) {
    expect(`${received.method} ${received.url}`).toBe(`${method} /api/v2/agents`);
    const { headers } = received;
    expect(headers.filter(([name]) => name === "content-type")).toEqual([
      ["content-type", "application/json"],
    ]);
    const arrived: unknown = JSON.parse(decoder.decode(received.body));
    // Not toEqual, which takes a key `__proto__` for the prototype.
    expect(isDeepStrictEqual(arrived, body)).toBe(true);
  },
};
