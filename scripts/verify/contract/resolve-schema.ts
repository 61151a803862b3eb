import type { OpenApiDocument, Schema } from "../../generator/document.ts";

/** The schema that is meant, when `schema` only refers to it. */
export function resolveSchema(document: OpenApiDocument, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const target = document.components?.schemas?.[schema.$ref.replace("#/components/schemas/", "")];
  if (target === undefined) throw new Error(`there is no ${schema.$ref}`);
  const { $ref: _, ...beside } = schema;
  return { ...resolveSchema(document, target), ...beside };
}
