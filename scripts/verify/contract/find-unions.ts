import type { OpenApiDocument, Schema } from "../../generator/document.ts";
import { valueAt } from "../../base/json/json-pointer.ts";
import { resolveSchema } from "./resolve-schema.ts";

/** Alternatives that a tag tells apart: a property that is a constant in each of them. */
export interface Union {
  readonly tag: string;
  readonly variants: readonly Variant[];
}

export interface Variant {
  /** The value of the tag. */
  readonly kind: unknown;
  readonly schema: Schema;
}

/** A place in a value where a union decides. */
export interface UnionPlace extends Union {
  /** Keys from the top of the value to the object with the tag. */
  readonly keys: readonly string[];
  /** The variant with the tag of this value; `undefined` for an unknown tag. */
  readonly chosen: Variant | undefined;
}

/** The unions that a value passes through on its way down a schema. */
export function findUnions(
  document: OpenApiDocument,
  reference: Schema,
  value: unknown,
  keys: readonly string[] = [],
): UnionPlace[] {
  const schema = resolveSchema(document, reference);
  if (typeof value !== "object" || value === null) return [];
  const union = readUnion(document, schema);
  const chosen = union?.variants.find(({ kind }) => kind === valueAt(value, [union.tag]));
  return [
    ...(union === undefined ? [] : [{ ...union, keys, chosen }]),
    ...[...(schema.allOf ?? []), ...(chosen === undefined ? [] : [chosen.schema])].flatMap((part) =>
      findUnions(document, part, value, keys),
    ),
    ...Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
      const inner = Array.isArray(value) ? schema.items : schema.properties?.[key];
      return inner === undefined ? [] : findUnions(document, inner, item, [...keys, key]);
    }),
  ];
}

/** Returns whether a value has a property that no part of an object schema names. */
export function lacksProperty(document: OpenApiDocument, reference: Schema, value: unknown): boolean {
  const names = listPropertyNames(document, reference);
  return Object.keys(Object(value)).some((name) => !names.includes(name));
}

function listPropertyNames(document: OpenApiDocument, reference: Schema): string[] {
  const { properties = {}, allOf = [] } = resolveSchema(document, reference);
  return [...Object.keys(properties), ...allOf.flatMap((part) => listPropertyNames(document, part))];
}

/** The unions that a value of a schema can pass through, wherever they are. */
export function listUnions(document: OpenApiDocument, top: Schema): Union[] {
  const seen = new Set<string>();
  const unions: Union[] = [];
  const visit = (reference: Schema): void => {
    const name = JSON.stringify(reference);
    if (seen.has(name)) return;
    seen.add(name);
    const schema = resolveSchema(document, reference);
    const union = readUnion(document, schema);
    if (union !== undefined) unions.push(union);
    const { allOf = [], oneOf = [], anyOf = [], properties = {}, items } = schema;
    const parts = [...allOf, ...oneOf, ...anyOf, ...Object.values(properties)];
    for (const part of items === undefined ? parts : [...parts, items]) visit(part);
  };
  visit(top);
  return unions;
}

/** A copy of the value with another tag at one place and everything else as it was. */
export function replaceKind(value: unknown, { keys, tag }: UnionPlace, kind: unknown): unknown {
  const copy: unknown = structuredClone(value);
  const target = valueAt(copy, keys);
  if (typeof target === "object" && target !== null) Reflect.set(target, tag, kind);
  return copy;
}

function readUnion(document: OpenApiDocument, { oneOf = [] }: Schema): Union | undefined {
  const kindOf = (variant: Schema, name: string): unknown => {
    const property = propertiesOf(document, variant)[name];
    return property === undefined ? undefined : resolveSchema(document, property).const;
  };
  const names = oneOf.map((variant) => Object.keys(propertiesOf(document, variant)));
  const [first] = names;
  if (first === undefined || names.some(({ length }) => length === 0)) return undefined;
  const tag = first.find((name) => oneOf.every((variant) => kindOf(variant, name) !== undefined));
  if (tag === undefined) throw new Error(`no property is a constant in each of ${JSON.stringify(oneOf)}`);
  return { tag, variants: oneOf.map((schema) => ({ kind: kindOf(schema, tag), schema })) };
}

/** The properties of a schema, those of the parts that it is put together from included. */
function propertiesOf(document: OpenApiDocument, reference: Schema): Record<string, Schema> {
  const { allOf = [], properties = {} } = resolveSchema(document, reference);
  return Object.assign({}, ...allOf.map((part) => propertiesOf(document, part)), properties);
}
