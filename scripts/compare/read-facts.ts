import { canonicalJson } from "../base/json/canonical-json.ts";
import { entriesOf, isObject, itemsOf, type JsonObject } from "../base/json/json-object.ts";

/** Keywords whose value is a fact as it stands. */
const PLAIN =
  /^(?:format|pattern|default|multipleOf|(?:min|max)(?:Length|Items|Contains|Properties)|content(?:Encoding|MediaType)|unresolved)$/;
/** Keywords that mean nothing when they are false. */
const FLAGS = new Set(["nullable", "deprecated", "readOnly", "writeOnly", "uniqueItems", "never"]);
const LIMITS = [
  ["minimum", "exclusiveMinimum"],
  ["maximum", "exclusiveMaximum"],
] as const;

/** Facts that one schema object states itself, without the schemas within it, in a normal form. */
export function readFacts(schema: JsonObject): JsonObject {
  const facts: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (PLAIN.test(keyword)) facts[keyword] = value;
    if (FLAGS.has(keyword) && value === true) facts[keyword] = true;
  }
  for (const [inclusive, exclusive] of LIMITS) Object.assign(facts, readLimit(schema, inclusive, exclusive));
  Object.assign(facts, readValues(schema));
  const required = itemsOf(schema["required"]);
  if (required.length > 0) facts["required"] = sortValues(required);
  if (schema["additionalProperties"] === false) facts["closed"] = true;
  const { discriminator, dependentRequired } = schema;
  if (isObject(discriminator)) facts["discriminator"] = readDiscriminator(discriminator);
  if (isObject(dependentRequired)) {
    const rules = entriesOf(dependentRequired).map(([name, needed]) => [name, sortValues(itemsOf(needed))]);
    facts["dependentRequired"] = Object.fromEntries(rules);
  }
  return facts;
}

/** OpenAPI 3.0 says `nullable: true` and a one-value `enum` where 3.1 says `type: [string, "null"]` and `const`. */
function readValues(schema: JsonObject): JsonObject {
  const { type, enum: values, const: only } = schema;
  const allowed = Object.hasOwn(schema, "const") ? [only] : Array.isArray(values) ? values : undefined;
  const stated = typeof type === "string" ? [type] : itemsOf(type);
  const types = stated.length > 0 ? stated : inferTypes(schema, allowed ?? []);
  const isOnlyNull = types.length > 0 && types.every((name) => name === "null");
  const isNullable = !isOnlyNull && (types.includes("null") || allowed?.includes(null) === true);
  const named = isOnlyNull ? types : types.filter((name) => name !== "null");
  return {
    ...(named.length > 0 ? { type: sortValues(named) } : {}),
    ...(isNullable ? { nullable: true } : {}),
    ...(allowed === undefined ? {} : { enum: sortValues(allowed.filter((value) => value !== null)) }),
  };
}

function inferTypes(schema: JsonObject, allowed: readonly unknown[]): readonly unknown[] {
  if (isObject(schema["properties"]) || schema["additionalProperties"] === false) return ["object"];
  if (isObject(schema["items"])) return ["array"];
  return allowed.map((value) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value));
}

/** In OpenAPI 3.0 the exclusive keyword is a flag next to the limit. */
function readLimit(schema: JsonObject, inclusive: string, exclusive: string): JsonObject {
  const limit = schema[inclusive];
  const own = schema[exclusive];
  if (own === true) return limit === undefined ? {} : { [exclusive]: limit };
  return {
    ...(limit === undefined ? {} : { [inclusive]: limit }),
    ...(own === undefined || own === false ? {} : { [exclusive]: own }),
  };
}

/** The targets of the mapping are names inside the document; its keys are the values on the wire. */
function readDiscriminator({ propertyName, mapping }: JsonObject): JsonObject {
  const values = Array.isArray(mapping) ? mapping : entriesOf(mapping).map(([value]) => value);
  return { propertyName, ...(values.length > 0 ? { mapping: sortValues(values) } : {}) };
}

/** Facts that several parts of one schema state. Where they contradict each other all of them are kept. */
export function combineFacts(parts: readonly JsonObject[]): JsonObject {
  const stated = Map.groupBy(
    parts.flatMap((part) => Object.entries(part)),
    ([fact]) => fact,
  );
  return Object.fromEntries(
    [...stated].map(([fact, entries]) => [
      fact,
      combineValues(
        fact,
        entries.map(([, value]) => value),
      ),
    ]),
  );
}

function combineValues(fact: string, values: readonly unknown[]): unknown {
  const [first, ...others] = sortValues(values);
  if (others.length === 0) return first;
  if (fact === "required") return sortValues(values.flatMap((value) => itemsOf(value)));
  if (fact === "type" || fact === "enum") {
    const common = itemsOf(first).filter((item) =>
      others.every((other) => itemsOf(other).some((value) => canonicalJson(value) === canonicalJson(item))),
    );
    if (common.length > 0) return common;
  }
  return { allOf: [first, ...others] };
}

/** Each value once, in an order of its own. */
export function sortValues(values: readonly unknown[]): unknown[] {
  const distinct = new Map(values.map((value) => [canonicalJson(value), value]));
  return [...distinct].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
