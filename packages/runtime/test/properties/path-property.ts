import * as fc from "fast-check";
import { expect } from "vitest";
import { hostileText, isWellFormed } from "./hostile-text.js";
import { percentDecode } from "./percent-decode.js";
import type { Property } from "./property.js";

type Value = string | number | boolean;

interface Input {
  readonly method: string;
  readonly template: string;
  readonly values: Readonly<Record<string, Value>>;
}

const PARAMETER = /\{([^}]+)\}/g;

const TEMPLATES = [
  "/agents/{id}",
  "/agents/{id}/calls/{call}",
  "/agents/{id}/again/{id}/end",
  "/files/{id}.json",
  "/pairs/{id}{call}",
  "/odd/{__proto__}",
  "/odd/{toString}",
];

const anyValue: fc.Arbitrary<Value> = fc.oneof(
  { weight: 20, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.boolean() },
);

const arbitrary: fc.Arbitrary<Input> = fc
  .record({
    method: fc.constantFrom("GET", "DELETE", "POST"),
    template: fc.constantFrom(...TEMPLATES),
    values: fc.record(
      { id: anyValue, call: anyValue, ["__proto__"]: anyValue, toString: anyValue },
      { requiredKeys: ["id", "call"] },
    ),
  })
  // Only those that the path has: others are refused. With keys of its own, `__proto__` too, whatever object the library
  // makes.
  .map(({ values, ...input }) => {
    const names = namesIn(input.template);
    return {
      ...input,
      values: Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name))),
    };
  });

function namesIn(template: string): string[] {
  return [...template.matchAll(PARAMETER)].map(([, name = ""]) => name);
}

function ownValue(values: Input["values"], name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function canStandInAPath(value: Value | undefined): boolean {
  if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  if (typeof value === "string") return !["", ".", ".."].includes(value) && isWellFormed(value);
  return value !== undefined;
}

export const pathProperty: Property<Input> = {
  title: "a value in a path arrives in its own segment and moves no other",
  arbitrary,
  send: (client, { method, template, values }, headers) =>
    client.request(method, template, { params: { path: values }, headers }),
  mayBeRefused: ({ template, values }) =>
    !namesIn(template).every((name) => canStandInAPath(ownValue(values, name))),
  check({ method, template, values }, received) {
    expect(received.method).toBe(method);
    const wanted = `/api/v2${template}`.split("/");
    const sent = received.url.split("/");
    expect(sent).toHaveLength(wanted.length);
    for (const [index, segment] of wanted.entries()) {
      const raw = sent[index] ?? "";
      // Characters that a router reads as the end of the path or a step in it, or skips.
      if (index > 0) expect(raw).not.toMatch(/[?#\\]|^(?:\.|%2e){1,2}$|^$/i);
      const meaning = segment.replaceAll(PARAMETER, (_all, name: string) => String(ownValue(values, name)));
      expect(namesIn(segment).length > 0 ? percentDecode(raw) : raw).toBe(meaning);
    }
  },
};
