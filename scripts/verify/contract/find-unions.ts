import type { OpenApiDocument, Schema } from "../../generator/document.ts";
import { valueAt } from "../../base/json/json-pointer.ts";
import { listParts, resolveSchema } from "../../generator/resolve-schema.ts";

/** Alternatives that a tag tells apart: a property that is a constant in each of them. */
export interface Union {
  readonly tag: string;
  /** The tag of a value that has none. */
  readonly usual: unknown;
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

/** A value that is one of several objects which no tag tells apart. */
export interface UntaggedPlace {
  readonly members: readonly Schema[];
  readonly value: unknown;
}

/** The unions that a value passes through on its way down a schema. */
export function findUnions(document: OpenApiDocument, reference: Schema, whole: unknown): UnionPlace[] {
  return findSchemas(document, reference, whole).flatMap(({ schema, value, keys }) => {
    const union = readUnion(document, schema);
    return union === undefined ? [] : [{ ...union, keys, chosen: chooseVariant(union, value) }];
  });
}

/** The unions without a tag that a value passes through on its way down a schema. */
export function findUntagged(document: OpenApiDocument, reference: Schema, whole: unknown): UntaggedPlace[] {
  return findSchemas(document, reference, whole).flatMap(({ schema, value }) =>
    isUntagged(schema) ? [{ members: membersOf(schema), value }] : [],
  );
}

interface SchemaPlace {
  readonly schema: Schema;
  readonly value: unknown;
  readonly keys: readonly string[];
}

/** The schemas of a value and of what is in it, as far as tags tell which ones they are. */
function findSchemas(
  document: OpenApiDocument,
  reference: Schema,
  value: unknown,
  keys: readonly string[] = [],
): SchemaPlace[] {
  if (typeof value !== "object" || value === null) return [];
  const schema = resolveSchema(document, reference);
  const union = readUnion(document, schema);
  const chosen = union === undefined ? undefined : chooseVariant(union, value);
  const parts = [
    ...(schema.allOf ?? []),
    ...(chosen === undefined ? [] : [chosen.schema]),
    ...listFitting(document, schema, value),
  ];
  return [
    { schema, value, keys },
    ...parts.flatMap((part) => findSchemas(document, part, value, keys)),
    ...Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
      const inner = Array.isArray(value) ? schema.items : (schema.properties?.[key] ?? furtherOf(schema));
      return inner === undefined ? [] : findSchemas(document, inner, item, [...keys, key]);
    }),
  ];
}

/** The alternative that a list or an object can be, next to texts and null; several need a tag. */
function listFitting(document: OpenApiDocument, { anyOf = [] }: Schema, value: object): Schema[] {
  const type = Array.isArray(value) ? "array" : "object";
  const fitting = anyOf.filter((member) => {
    const schema = resolveSchema(document, member);
    return [schema.type].flat().includes(type) || (type === "object" && schema.oneOf !== undefined);
  });
  return fitting.length === 1 ? fitting : [];
}

/** A value without a tag is of the kind that is the default. */
function chooseVariant({ tag, usual, variants }: Union, value: unknown): Variant | undefined {
  const kind = valueAt(value, [tag]) ?? usual;
  return variants.find((variant) => variant.kind === kind);
}

/** Returns whether a value has a property that no part of an object schema names. */
export function lacksProperty(document: OpenApiDocument, reference: Schema, value: unknown): boolean {
  const parts = listParts(document, reference);
  const isNamed = (name: string): boolean =>
    parts.some(({ properties = {} }) => Object.hasOwn(properties, name));
  return !Object.keys(Object(value)).every(isNamed);
}

/** The unions that a value of a schema can pass through, wherever they are. */
export function listUnions(document: OpenApiDocument, top: Schema): Union[] {
  return listSchemas(document, top).flatMap((schema) => readUnion(document, schema) ?? []);
}

/** The members of each union without a tag that a value of a schema can pass through, wherever they are. */
export function listUntagged(document: OpenApiDocument, top: Schema): (readonly Schema[])[] {
  return listSchemas(document, top).filter(isUntagged).map(membersOf);
}

function listSchemas(document: OpenApiDocument, top: Schema): Schema[] {
  const found = new Map<string, Schema>();
  const visit = (reference: Schema): void => {
    const name = JSON.stringify(reference);
    if (found.has(name)) return;
    const schema = resolveSchema(document, reference);
    found.set(name, schema);
    const { allOf = [], properties = {}, items } = schema;
    const parts = [...allOf, ...membersOf(schema), ...Object.values(properties), items, furtherOf(schema)];
    for (const part of parts) if (part !== undefined) visit(part);
  };
  visit(top);
  return [...found.values()];
}

/** The schema of properties without a name of their own. */
function furtherOf({ additionalProperties }: Schema): Schema | undefined {
  return typeof additionalProperties === "object" ? additionalProperties : undefined;
}

function isUntagged(schema: Schema): boolean {
  return "x-untagged" in schema;
}

function membersOf({ oneOf = [], anyOf = [] }: Schema): Schema[] {
  return [...oneOf, ...anyOf];
}

/** A copy of the value with another tag at one place and everything else as it was. */
export function replaceKind(value: unknown, { keys, tag }: UnionPlace, kind: unknown): unknown {
  const copy: unknown = structuredClone(value);
  const target = valueAt(copy, keys);
  if (typeof target === "object" && target !== null) Reflect.set(target, tag, kind);
  return copy;
}

function readUnion(document: OpenApiDocument, schema: Schema): Union | undefined {
  if (isUntagged(schema)) return undefined;
  const { oneOf = [] } = schema;
  const propertyOf = (variant: Schema, name: string): Schema => {
    const property = propertiesOf(document, variant)[name];
    return property === undefined ? {} : resolveSchema(document, property);
  };
  const names = oneOf.map((variant) => Object.keys(propertiesOf(document, variant)));
  const [first] = names;
  if (first === undefined || names.some(({ length }) => length === 0)) return undefined;
  const tag =
    schema.discriminator?.propertyName ??
    first.find((name) => oneOf.every((variant) => propertyOf(variant, name).const !== undefined));
  if (tag === undefined) throw new Error(`no property is a constant in each of ${JSON.stringify(oneOf)}`);
  const tags = oneOf.map((variant) => propertyOf(variant, tag));
  const usual = tags.find((property) => property.default !== undefined)?.default;
  const variants = oneOf.map((variant, index) => ({ kind: tags[index]?.const, schema: variant }));
  return { tag, usual, variants };
}

/** The properties of a schema, those of the parts that it is put together from included. */
function propertiesOf(document: OpenApiDocument, reference: Schema): Record<string, Schema> {
  const { allOf = [], properties = {} } = resolveSchema(document, reference);
  return Object.assign({}, ...allOf.map((part) => propertiesOf(document, part)), properties);
}
