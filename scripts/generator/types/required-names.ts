import { referencedName } from "../../base/reference/reference.ts";
import { isObject, itemsOf, type JsonObject } from "../../base/json/json-object.ts";

/** Schemas by the names of their types. */
export type Schemas = ReadonlyMap<string, object>;

/** Required properties of a schema, including those that a part of it requires. */
export function listRequired(schema: unknown, schemas: Schemas, seen: readonly unknown[] = []): string[] {
  const target = followReferences(schema, schemas);
  if (target === undefined || seen.includes(target)) return [];
  const parts = itemsOf(target["allOf"]).flatMap((part) => listRequired(part, schemas, [...seen, target]));
  return [...itemsOf(target["required"]).filter((name) => typeof name === "string"), ...parts];
}

/** The target of a reference, or the schema itself. */
export function followReferences(schema: unknown, schemas: Schemas, depth = 0): JsonObject | undefined {
  if (!isObject(schema) || depth > 20) return undefined;
  const name = referencedName(schema);
  return name === undefined ? schema : followReferences(schemas.get(name), schemas, depth + 1);
}
