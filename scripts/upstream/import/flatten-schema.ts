import { entriesOf, isObject, itemsOf, memberOf, type JsonObject } from "../../base/json/json-object.ts";
import { pointTo, type Placed, type UpstreamSource } from "./upstream-source.ts";

const COMBINED = new Set(["allOf", "properties", "required"]);

/** Follows a reference and merges the members of `allOf` into one schema. The schema's own keywords win. */
export function flattenSchema(
  source: UpstreamSource,
  written: unknown,
  from: string,
): { value: JsonObject; at: string } {
  return flatten(source, written, from, new Set());
}

function flatten(
  source: UpstreamSource,
  written: unknown,
  from: string,
  seen: Set<string>,
): { value: JsonObject; at: string } {
  const { value, at } = source.follow(written, from);
  if (!isObject(value)) return { value: {}, at };
  const members = itemsOf(value["allOf"]);
  if (members.length === 0 || seen.has(at)) return { value, at };
  seen.add(at);
  const parts = members.map(
    (member, index) => flatten(source, member, pointTo(at, "allOf", index), seen).value,
  );
  return { value: mergeParts([...parts, value]), at };
}

function mergeParts(parts: readonly JsonObject[]): JsonObject {
  const merged: Record<string, unknown> = {};
  const properties: Record<string, unknown> = {};
  const required = new Set<unknown>();
  for (const part of parts) {
    for (const [key, value] of Object.entries(part)) if (!COMBINED.has(key)) merged[key] = value;
    for (const [name, property] of entriesOf(part["properties"]))
      properties[name] = refine(properties[name], property);
    for (const name of itemsOf(part["required"])) required.add(name);
  }
  return {
    ...merged,
    ...(Object.keys(properties).length > 0 && { type: "object", properties }),
    ...(required.size > 0 && { required: [...required] }),
  };
}

/** A later member can add to a property, such as a description, or replace what it is. */
function refine(before: unknown, after: unknown): unknown {
  const saysMore = ["type", "$ref", "oneOf", "anyOf", "allOf", "enum"].some(
    (key) => memberOf(after, key) !== undefined,
  );
  return before === undefined || saysMore || !isObject(before) || !isObject(after)
    ? after
    : { ...before, ...after };
}

/** Types of a schema: those it names, or `object` where it has properties. `null` counts as a type. */
export function typesOf(schema: JsonObject): string[] {
  const written = schema["type"];
  const named = (Array.isArray(written) ? written : [written]).filter((type) => typeof type === "string");
  const types = named.length === 0 && schema["properties"] !== undefined ? ["object"] : named;
  return schema["nullable"] === true && !types.includes("null") ? [...types, "null"] : types;
}

/** Returns whether a value of the schema is an object, or one of several kinds of objects. */
export function isObjectSchema(source: UpstreamSource, written: unknown, from: string, depth = 0): boolean {
  const { value, at } = flattenSchema(source, written, from);
  if (typesOf(value).includes("object"))
    return !itemsOf(value["enum"]).some((item) => typeof item === "string");
  return (
    depth < 6 &&
    listAlternatives(value, at).some((part) => isObjectSchema(source, part.value, part.at, depth + 1))
  );
}

/** Members of `oneOf` or `anyOf`. */
export function listAlternatives(schema: JsonObject, at: string): Placed[] {
  const keyword = Array.isArray(schema["oneOf"]) ? "oneOf" : "anyOf";
  return itemsOf(schema[keyword]).map((value, index) => ({ value, at: pointTo(at, keyword, index) }));
}
