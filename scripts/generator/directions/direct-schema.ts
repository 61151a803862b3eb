import { isDeepStrictEqual } from "node:util";
import {
  entriesOf,
  isObject,
  itemsOf,
  type JsonObject,
  memberOf,
  textOf,
} from "../../base/json/json-object.ts";
import { closeObject, describesPart, withoutClosing } from "./close-object.ts";
import {
  besideReference,
  componentReference,
  refer,
  referencedName,
} from "../../base/reference/reference.ts";
import type { Direction, Schemas } from "./direction.ts";
import { flattenAllOf, isCondition } from "./flatten-all-of.ts";
import { unknownName } from "./unknown-variant.ts";

/** Keywords that requests must satisfy and that servers do not promise for responses. */
const DEMANDS = new Set(
  (
    "minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf uniqueItems " +
    "minProperties maxProperties default if then else dependentSchemas dependentRequired"
  ).split(" "),
);
/** Keywords of the curated document that the directional one has applied. */
const APPLIED = new Set(["readOnly", "writeOnly", "x-certain"]);
const ONE_SCHEMA = new Set(["items", "additionalProperties", "unevaluatedProperties"]);
const SCHEMA_LISTS = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const SCHEMA_MAPS = new Set(["properties", "patternProperties"]);
/** A property that a request must not have. */
const NEVER = { not: {} };
const ANY_TEXT = { type: "string" };

/** Context in which a schema is used. */
export interface SchemaUse {
  /** Its own name, if it is a component. */
  readonly name?: string;
  /** A member of `allOf`: it describes a part of a value, so it is not closed. */
  readonly isPart?: boolean;
}

/** Derives a schema for one direction. References keep the names of the curated document. */
export function directSchema(
  schema: unknown,
  direction: Direction,
  schemas: Schemas,
  { name, isPart = false }: SchemaUse = {},
): unknown {
  if (!isObject(schema)) return schema;
  const target = schemas[referencedName(schema) ?? ""];
  if (direction === "response" && isLimitedScalar(target)) {
    return directSchema({ ...target, ...besideReference(schema) }, direction, schemas);
  }
  const whole = direction === "response" ? withoutConditions(schema) : schema;
  const flat = keepMembers(flattenAllOf(whole, schemas), direction);
  const direct = (inner: unknown, key: string): unknown =>
    directSchema(inner, direction, schemas, { isPart: describesPart(key, flat, isPart) });
  const kept = Object.entries(flat).filter(
    ([key]) => !APPLIED.has(key) && !(direction === "response" && dropsFromResponses(key, flat)),
  );
  const parts = Object.fromEntries(
    kept.map(([key, value]) => [key, directKeyword(key, value, direction, schemas, direct)]),
  );
  const required = requiredIn(flat, direction);
  const directed = required === undefined ? parts : { ...parts, required };
  if (direction === "response") return openValue(directed, schemas, name);
  return isPart ? withoutClosing(directed) : closeObject(directed, flat, schemas);
}

function directKeyword(
  key: string,
  value: unknown,
  direction: Direction,
  schemas: Schemas,
  direct: (schema: unknown, key: string) => unknown,
): unknown {
  if (ONE_SCHEMA.has(key)) return direct(value, key);
  if (SCHEMA_LISTS.has(key)) {
    const isOpen = key === "anyOf" && itemsOf(value).some(isAnyText);
    return itemsOf(value).map((member) =>
      isOpen && isEnumMember(member, schemas) ? member : direct(member, key),
    );
  }
  if (!SCHEMA_MAPS.has(key)) return value;
  return Object.fromEntries(
    entriesOf(value).flatMap(([name, property]) => {
      if (!isAbsentIn(property, direction)) return [[name, direct(property, key)]];
      return direction === "response" ? [] : [[name, neverSent(property)]];
    }),
  );
}

/** A text or number with limits has one name, that of requests; responses have its type inline. */
function isLimitedScalar(schema: unknown): schema is JsonObject {
  if (!isObject(schema) || isStructured(schema) || schema["enum"] !== undefined) return false;
  return Object.keys(schema).some((key) => DEMANDS.has(key));
}

/** Enums and other scalars have one type for both directions. */
export function isStructured(schema: unknown): boolean {
  return (
    (isObject(schema) && ["properties", "items", "anyOf", "oneOf", "allOf"].some((key) => key in schema)) ||
    memberOf(schema, "type") === "object"
  );
}

function neverSent(property: unknown): JsonObject {
  const description = memberOf(property, "description");
  return { ...NEVER, ...(description === undefined ? {} : { description }) };
}

/** Leaves out the members of `allOf` that only restrict requests. */
function withoutConditions(schema: JsonObject): JsonObject {
  const { allOf, ...rest } = schema;
  const kept = itemsOf(allOf).filter((member) => !isCondition(member));
  return kept.length === 0 ? rest : { ...rest, allOf: kept };
}

/** Leaves out the members of `anyOf` that do not exist in this direction; a single remaining one replaces the `anyOf`. */
function keepMembers(schema: JsonObject, direction: Direction): JsonObject {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf)) return schema;
  const kept = anyOf.filter((member) => !isAbsentIn(member, direction));
  if (kept.length === anyOf.length) return schema;
  return kept.length === 1 ? { ...Object(kept[0]), ...rest } : { ...rest, anyOf: kept };
}

/** Returns true if a property, or a member of `anyOf`, exists only in the other direction. */
export function isAbsentIn(property: unknown, direction: Direction): boolean {
  return memberOf(property, direction === "response" ? "writeOnly" : "readOnly") === true;
}

/** Returns true if responses drop a keyword. The limits of a tuple stay: its type has that many members. */
export function dropsFromResponses(key: string, schema: JsonObject): boolean {
  if (key === "minItems" || key === "maxItems") return schema["prefixItems"] === undefined;
  if (key === "additionalProperties" || key === "unevaluatedProperties") return schema[key] === false;
  return DEMANDS.has(key);
}

/** Names of the properties that are required in this direction. */
export function requiredIn(schema: JsonObject, direction: Direction): string[] | undefined {
  const { required, "x-certain": certain, properties } = schema;
  if (required === undefined && certain === undefined) return undefined;
  const names = itemsOf(direction === "response" ? (certain ?? required) : required);
  return names
    .flatMap((name) => textOf(name) ?? [])
    .filter((name) => {
      const property = memberOf(properties, name);
      const isOptional = direction === "request" && memberOf(property, "default") !== undefined;
      return !isAbsentIn(property, direction) && !isOptional;
    });
}

/** Opens enums and unions for values that the platform adds later. */
function openValue(schema: JsonObject, schemas: Schemas, name: string | undefined): JsonObject {
  const { discriminator, oneOf, ...rest } = schema;
  if (Array.isArray(oneOf) && discriminator !== undefined && name !== undefined)
    return { ...rest, anyOf: [...oneOf, refer(componentReference(unknownName(name)))] };
  if (Array.isArray(oneOf)) return { ...rest, anyOf: oneOf };
  // A component keeps its known values for requests; responses that refer to it are open.
  return name === undefined && isEnumMember(schema, schemas) ? openEnum(schema) : schema;
}

/** `{ type: string }`, which opens an enum next to it. */
function isAnyText(schema: unknown): boolean {
  return isDeepStrictEqual(schema, ANY_TEXT);
}

function isEnumMember(schema: unknown, schemas: Schemas): boolean {
  const target = referencedName(schema);
  const values = memberOf(target === undefined ? schema : schemas[target], "enum");
  return itemsOf(values).some((value) => typeof value === "string");
}

function openEnum(schema: JsonObject): JsonObject {
  const { description, deprecated, ...known } = schema;
  return {
    ...(description === undefined ? {} : { description }),
    ...(deprecated === undefined ? {} : { deprecated }),
    anyOf: [known, ANY_TEXT],
  };
}
