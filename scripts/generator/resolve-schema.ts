import { besideReference, referencedName } from "../base/reference/reference.ts";
import type { OpenApiDocument, Schema } from "./document.ts";

/** The schema that is meant, when `schema` only refers to it. */
export function resolveSchema(document: OpenApiDocument, schema: Schema): Schema {
  const name = referencedName(schema);
  if (name === undefined) return schema;
  const target = document.components?.schemas?.[name];
  if (target === undefined) throw new Error(`unknown schema ${name}`);
  return { ...resolveSchema(document, target), ...besideReference(schema) };
}

/** The schema and all that these keywords compose it of, each schema once on the way down. */
export function listParts(
  document: OpenApiDocument,
  written: Schema | undefined,
  keywords: readonly ("allOf" | "anyOf" | "oneOf")[] = ["allOf"],
  seen: readonly (string | undefined)[] = [],
): Schema[] {
  const name = referencedName(written);
  if (name !== undefined && seen.includes(name)) return [];
  const schema = resolveSchema(document, written ?? {});
  const members = keywords.flatMap((keyword) => schema[keyword] ?? []);
  return [schema, ...members.flatMap((member) => listParts(document, member, keywords, [...seen, name]))];
}
