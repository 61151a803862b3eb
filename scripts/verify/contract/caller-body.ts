import type { OpenApiDocument, Schema } from "../../generator/document.ts";
import { isObject } from "../../base/json/json-object.ts";
import { bodyKind } from "../mock/body-kind.ts";
import { listParts } from "../../generator/resolve-schema.ts";

const COMPOSED = ["allOf", "anyOf", "oneOf"] as const;

/** The body of an operation, as far as it says where a file belongs. */
interface BodyShape {
  readonly mediaType: string;
  readonly schema: Schema;
}

/** The body as a caller gives it: a `Blob` wherever the spec's example has the text of a file. */
export function callerBody(
  document: OpenApiDocument,
  shape: BodyShape | undefined,
  example: unknown,
): unknown {
  const { mediaType = "", schema = {} } = shape ?? {};
  const kind = bodyKind(mediaType);
  if (kind === "bytes" && typeof example === "string") return new Blob([example], { type: mediaType });
  if (kind !== "multipart" || !isObject(example)) return example;
  const parts = listParts(document, schema, COMPOSED);
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => {
      const field = parts.find(({ properties }) => properties?.[name] !== undefined)?.properties?.[name];
      return [name, field === undefined ? value : withFiles(document, field, value)];
    }),
  );
}

function withFiles(document: OpenApiDocument, schema: Schema, value: unknown): unknown {
  const parts = listParts(document, schema, COMPOSED);
  if (typeof value === "string" && parts.some(({ format }) => format === "binary")) return new Blob([value]);
  const { items } = parts.find((part) => part.items !== undefined) ?? {};
  return Array.isArray(value) && items !== undefined
    ? value.map((item: unknown) => withFiles(document, items, item))
    : value;
}
