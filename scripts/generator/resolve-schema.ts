import { besideReference, referencedName } from "../base/reference/reference.ts";
import type { OpenApiDocument, Schema } from "./document.ts";

/** The schema that is meant, when `schema` only refers to it. */
export function resolveSchema(document: OpenApiDocument, schema: Schema): Schema {
  const name = referencedName(schema);
  if (name === undefined) return schema;
  const target = document.components?.schemas?.[name];
  if (target === undefined) throw new Error(`there is no schema ${name}`);
  return { ...resolveSchema(document, target), ...besideReference(schema) };
}
