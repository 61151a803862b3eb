import { isSchema, listOf, type Schema } from "./schema-parts.ts";

type Schemas = ReadonlyMap<string, object>;

/** Properties that every value of a schema has, no matter which part requires them. */
export function listRequired(schema: unknown, schemas: Schemas, seen: readonly unknown[] = []): string[] {
  const target = followReferences(schema, schemas);
  if (target === undefined || seen.includes(target)) return [];
  const parts = listOf(target["allOf"]).flatMap((part) => listRequired(part, schemas, [...seen, target]));
  return [...listOf(target["required"]).filter((name) => typeof name === "string"), ...parts];
}

/** The schema that a reference leads to; any other schema is itself. */
export function followReferences(schema: unknown, schemas: Schemas, depth = 0): Schema | undefined {
  if (!isSchema(schema) || depth > 20) return undefined;
  const { $ref } = schema;
  if (typeof $ref !== "string") return schema;
  return followReferences(schemas.get($ref.slice($ref.lastIndexOf("/") + 1)), schemas, depth + 1);
}
