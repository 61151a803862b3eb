import * as fc from "fast-check";
import { expect } from "vitest";
import { asFields, type OperationFacts, separatedBy } from "../../src/index.js";
import { hostileText, isWellFormed } from "./hostile-text.js";
import { percentDecode } from "./percent-decode.js";
import type { Property } from "./property.js";

type Scalar = string | number | boolean | bigint | Date;
type Value = Scalar | null | undefined | readonly Scalar[] | Readonly<Record<string, Scalar | undefined>>;
type Query = Readonly<Record<string, Value>>;

/** Separator of a list that is written as one value. */
const DELIMITERS = new Map([
  ["comma", ","],
  ["space", "%20"],
  ["pipe", "%7C"],
  ["flat", ","],
]);

/** The operation that the property calls: one parameter in each of the styles that OpenAPI has. */
export const queryFacts: OperationFacts = {
  query: {
    comma: { write: separatedBy(",") },
    space: { write: separatedBy("%20") },
    pipe: { write: separatedBy("%7C") },
    flat: { write: separatedBy(",") },
    fields: { write: asFields },
    epoch: { date: "epoch-ms" },
  },
};

const anyScalar: fc.Arbitrary<Scalar> = fc.oneof(
  { weight: 30, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.double() },
  { weight: 2, arbitrary: fc.bigInt() },
  { weight: 2, arbitrary: fc.boolean() },
  { weight: 2, arbitrary: fc.date({ noInvalidDate: false }) },
);
const anyList = fc.array(anyScalar, { maxLength: 3 });
const anyFields = fc
  .array(fc.tuple(hostileText, fc.option(anyScalar, { freq: 8, nil: undefined })), { maxLength: 3 })
  .map((entries): Record<string, Scalar | undefined> => Object.fromEntries(entries));
const anyValue: fc.Arbitrary<Value> = fc.oneof(
  { weight: 12, arbitrary: anyScalar },
  { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
  { weight: 3, arbitrary: anyList },
  { weight: 2, arbitrary: anyFields },
);
const anyParameter: fc.Arbitrary<[string, Value]> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(hostileText, anyValue) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom("comma", "space", "pipe"), anyList) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom("flat", "fields", "space", "pipe"), anyFields) },
  { weight: 1, arbitrary: fc.tuple(fc.constant("epoch"), fc.date()) },
);

function hasText(value: Scalar): boolean {
  if (typeof value === "string") return isWellFormed(value);
  if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return !(value instanceof Date) || !Number.isNaN(value.getTime());
}

function textOf(name: string, value: Scalar): string {
  if (!(value instanceof Date)) return String(value);
  return name === "epoch" ? String(value.getTime()) : value.toISOString();
}

function isList(value: Value): value is readonly Scalar[] {
  return Array.isArray(value);
}

function isFields(value: Value): value is Readonly<Record<string, Scalar | undefined>> {
  return typeof value === "object" && value !== null && !isList(value) && !(value instanceof Date);
}

function definedFields(value: Readonly<Record<string, Scalar | undefined>>): [string, Scalar][] {
  return Object.entries(value).flatMap(([field, item]): [string, Scalar][] =>
    item === undefined ? [] : [[field, item]],
  );
}

function isSendable([name, value]: readonly [string, Value]): boolean {
  if (value === undefined || value === null) return true;
  if (!isWellFormed(name)) return false;
  // A separator within a value cannot be told from one between two.
  const separator = { space: " ", pipe: "|" }[name];
  const isWhole = (text: string): boolean => separator === undefined || !text.includes(separator);
  if (isList(value)) return value.every((item) => hasText(item) && isWhole(textOf(name, item)));
  if (!isFields(value)) return hasText(value);
  return definedFields(value).every(
    ([field, item]) => isWellFormed(field) && hasText(item) && isWhole(field) && isWhole(textOf(name, item)),
  );
}

/** Pairs that a server should read; some are a list in one value. */
function wantedPairs([name, value]: readonly [string, Value]): [string, string | string[]][] {
  if (value === undefined || value === null) return [];
  const write = (item: Scalar): string => textOf(name, item);
  if (isList(value)) {
    if (value.length === 0) return [];
    return DELIMITERS.has(name) ? [[name, value.map(write)]] : value.map((item) => [name, write(item)]);
  }
  if (!isFields(value)) return [[name, DELIMITERS.has(name) ? [write(value)] : write(value)]];
  const entries = definedFields(value);
  if (name === "fields") return entries.map(([field, item]) => [field, write(item)]);
  if (!DELIMITERS.has(name)) return entries.map(([field, item]) => [`${name}[${field}]`, write(item)]);
  return entries.length === 0 ? [] : [[name, entries.flatMap(([field, item]) => [field, write(item)])]];
}

function readPair(text: string): [string, string | string[]] {
  const end = text.indexOf("=");
  const name = percentDecode(text.slice(0, end));
  const raw = text.slice(end + 1);
  const delimiter = DELIMITERS.get(name);
  return [name, delimiter === undefined ? percentDecode(raw) : raw.split(delimiter).map(percentDecode)];
}

export const queryProperty: Property<Query> = {
  title: "a query is read as the names and values that were given",
  arbitrary: fc.array(anyParameter, { maxLength: 4 }).map((entries): Query => Object.fromEntries(entries)),
  send: (client, query, headers) => client.request("GET", "/styles", { params: { query }, headers }),
  mayBeRefused: (query) => !Object.entries(query).every(isSendable),
  check(query, { url }) {
    const [path, raw = "", ...rest] = url.split("?");
    expect([path, rest]).toEqual(["/api/v2/styles", []]);
    // Read as a space by servers that take a query for a form, and as itself by others.
    expect(raw).not.toContain("+");
    expect(raw).not.toContain("#");
    expect(raw === "" ? [] : raw.split("&").map(readPair)).toEqual(
      Object.entries(query).flatMap(wantedPairs),
    );
  },
};
