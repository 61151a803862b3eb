import { isObject, itemsOf, type JsonObject } from "../../base/json/json-object.ts";
import { referencedName } from "../../base/reference/reference.ts";
import type { Schemas } from "./direction.ts";
import { isCondition } from "./flatten-all-of.ts";

const UNIONS = ["anyOf", "oneOf"];

/** Returns true if the members under a keyword describe only a part of a value: in `allOf`, and in a union next to properties. */
export function describesPart(keyword: string, schema: JsonObject, isPart: boolean): boolean {
  return keyword === "allOf" || (UNIONS.includes(keyword) && (isPart || schema["properties"] !== undefined));
}

/** A closed part would refuse the properties of the other parts. */
export function withoutClosing(schema: JsonObject): JsonObject {
  const { additionalProperties, ...rest } = schema;
  return additionalProperties === false ? rest : schema;
}

/** A misspelt key in a request is refused. */
export function closeObject(schema: JsonObject, curated: JsonObject, schemas: Schemas): JsonObject {
  const { additionalProperties, ...rest } = schema;
  const isOpen = ["unevaluatedProperties", "x-open"].some((key) => curated[key] !== undefined);
  const isTyped = additionalProperties !== undefined && additionalProperties !== false;
  if (isOpen || isTyped || !describesObject(curated, schemas)) return schema;
  return isComposed(curated)
    ? { ...rest, unevaluatedProperties: false }
    : { ...rest, additionalProperties: false };
}

function describesObject(schema: unknown, schemas: Schemas, seen: readonly unknown[] = []): boolean {
  if (!isObject(schema) || seen.includes(schema)) return false;
  if ([schema["type"]].flat().includes("object")) return true;
  const members = itemsOf(schema["allOf"]).map((member) => schemas[referencedName(member) ?? ""] ?? member);
  return members.some((member) => describesObject(member, schemas, [...seen, schema]));
}

/** Returns true if members describe some of the properties, which `additionalProperties` ignores. */
function isComposed(schema: JsonObject): boolean {
  const hasUnion = UNIONS.some((keyword) => schema[keyword] !== undefined);
  const isWhole = schema["properties"] !== undefined;
  return (isWhole && hasUnion) || !itemsOf(schema["allOf"]).every((member) => isWhole && isCondition(member));
}
