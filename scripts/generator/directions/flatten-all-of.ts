import { isDeepStrictEqual } from "node:util";
import { entriesOf, isObject, itemsOf, type JsonObject } from "../../base/json/json-object.ts";
import { referencedName } from "../../base/reference/reference.ts";
import type { Schemas } from "./direction.ts";

const OF_OBJECTS = new Set(
  "properties required x-certain additionalProperties unevaluatedProperties".split(" "),
);
/** Keywords next to `allOf` that apply to the properties of its members. */
const SHARED = new Set(["properties", "required", "x-certain"]);
/** Keywords of an object that can be merged. */
const MERGEABLE = new Set([
  ...OF_OBJECTS,
  "type",
  "title",
  "description",
  "deprecated",
  "x-open",
  "x-deviation",
  "dependentSchemas",
]);

/**
 * Merges the members of `allOf` into one object with the properties of all. A member that is more than an object with
 * properties, such as a union or an `if`, stays next to it, because a single object cannot express it.
 */
export function flattenAllOf(schema: JsonObject, schemas: Schemas): JsonObject {
  const { allOf, ...own } = schema;
  if (!Array.isArray(allOf)) return schema;
  // This is how OpenAPI 3.0 gives a reference a description.
  if (allOf.length === 1 && !Object.keys(own).some((key) => OF_OBJECTS.has(key)))
    return { ...Object(allOf[0]), ...own };
  const members = allOf.map((member) => resolveMember(member, schemas, []));
  if ([...members, own].every(isMergeable)) return mergeObjects(members, own);
  const others = allOf.filter((_, index) => !isMergeable(members[index]));
  return joinBeside(schema, members.filter(isMergeable), others);
}

/**
 * The whole, with its objects merged into the first member of `allOf`. Conditions move to the whole, because Ajv treats
 * properties of a member with conditions as unevaluated.
 */
function joinBeside(
  schema: JsonObject,
  objects: readonly JsonObject[],
  others: readonly unknown[],
): JsonObject {
  const own = Object.entries(schema);
  const shared = own.filter(([key]) => SHARED.has(key));
  const isOnlyUnions = schema["properties"] !== undefined && !others.every(isCondition);
  if (!isOnlyUnions && (objects.length === 0 || objects.length + shared.length < 2)) return schema;
  const { dependentSchemas: _, ...joined } = mergeObjects(objects, Object.fromEntries(shared));
  return {
    ...Object.fromEntries(own.filter(([key]) => !SHARED.has(key))),
    ...mergeConditions([...objects, schema]),
    allOf: [joined, ...others],
  };
}

/** Keeps a member of `allOf` that declares no property but restricts those of other members. */
export function isCondition(member: unknown): boolean {
  return isObject(member) && member["if"] !== undefined && member["properties"] === undefined;
}

function resolveMember(member: unknown, schemas: Schemas, seen: readonly string[]): unknown {
  const name = referencedName(member);
  if (name !== undefined && seen.includes(name)) return undefined;
  const target = name === undefined ? member : schemas[name];
  if (!isObject(target) || !Array.isArray(target["allOf"])) return target;
  const { allOf, ...own } = target;
  const members = itemsOf(allOf).map((inner) =>
    resolveMember(inner, schemas, name === undefined ? seen : [...seen, name]),
  );
  return [...members, own].every(isMergeable) ? mergeObjects(members, own) : target;
}

/** Returns true if a member of `allOf` is only an object with properties. */
function isMergeable(member: unknown): member is JsonObject {
  return isObject(member) && Object.keys(member).every((key) => MERGEABLE.has(key));
}

/** Texts next to `allOf` describe the whole; those of the members describe only themselves. */
function mergeObjects(members: readonly unknown[], own: JsonObject): JsonObject {
  const parts = [...members.filter(isObject), own];
  const required = parts.flatMap((part) => itemsOf(part["required"]));
  const hasCertain = parts.some((part) => part["x-certain"] !== undefined);
  const certain = hasCertain ? parts.flatMap((part) => itemsOf(part["x-certain"] ?? part["required"])) : [];
  const closing = parts.findLast((part) => part["additionalProperties"] !== undefined)?.[
    "additionalProperties"
  ];
  return {
    type: "object",
    ...own,
    ...(closing === undefined ? {} : { additionalProperties: closing }),
    ...(required.length === 0 ? {} : { required: [...new Set(required)] }),
    ...(hasCertain ? { "x-certain": [...new Set(certain)] } : {}),
    ...mergeConditions(parts),
    properties: mergeProperties(parts),
  };
}

/** The conditions of all parts; two on the same property both apply. */
function mergeConditions(parts: readonly JsonObject[]): JsonObject {
  const conditions = parts.flatMap((part) => entriesOf(part["dependentSchemas"]));
  if (conditions.length === 0) return {};
  const merged = Map.groupBy(conditions, ([name]) => name);
  return {
    dependentSchemas: Object.fromEntries(
      [...merged].map(([name, all]) => {
        const schemas = all.map(([, schema]) => schema);
        return [name, schemas.length === 1 ? schemas[0] : { allOf: schemas }];
      }),
    ),
  };
}

function mergeProperties(parts: readonly JsonObject[]): JsonObject {
  const merged: Record<string, unknown> = {};
  for (const [name, property] of parts.flatMap((part) => entriesOf(part["properties"]))) {
    const before = merged[name];
    merged[name] =
      isObject(before) && isObject(property) && !isDeepStrictEqual(before, property)
        ? { ...before, ...property }
        : property;
  }
  return merged;
}
