import { isObject } from "../../json/json-object.ts";
import { canonicalJson } from "../../json/canonical-json.ts";
import { type DocumentIndex, listAt } from "./document-index.ts";

type Schema = Readonly<Record<string, unknown>>;

/**
 * A schema in the form in which it means the same as others that are written differently: references are followed,
 * `allOf` of objects is one object, `oneOf` is `anyOf`, and a union of one is that one. What is inside of properties
 * stays as it is.
 */
export function canonicalSchema(schema: unknown, index: DocumentIndex): unknown {
  const resolved = index.resolve(schema);
  if (!isObject(resolved)) return resolved;
  const { description: _1, title: _2, example: _3, examples: _4, ...rest } = resolved;
  return joinUnion(joinAll(joinNull(rest), index), index);
}

/** The alternatives that a schema allows, as texts to be compared. */
export function alternativesOf(schema: unknown, index: DocumentIndex): string[] {
  const canonical = canonicalSchema(schema, index);
  const members = listAt(canonical, "anyOf");
  const isUnion = members.length > 0 && isObject(canonical) && Object.keys(canonical).length === 1;
  if (isUnion) return members.map(canonicalJson);
  const types = listAt(canonical, "type");
  return isObject(canonical) && types.length > 0
    ? types.map((type) => canonicalJson(type === "null" ? NULL : { ...canonical, type }))
    : [canonicalJson(canonical)];
}

const NULL = { type: "null" };

/** `null` alone, or any text beside known values: no code asks for just that. */
export function isNothingToAskFor(alternative: string): boolean {
  return alternative === canonicalJson(NULL) || alternative === canonicalJson({ type: "string" });
}

function sorted(values: readonly unknown[]): unknown[] {
  return values.toSorted((a, b) => String(a).localeCompare(String(b)));
}

function joinNull({ nullable, ...schema }: Schema): Schema {
  const { type, required } = schema;
  const types = [type, nullable === true ? "null" : []].flat(2).filter((each) => each !== undefined);
  return {
    ...schema,
    ...(type === undefined ? {} : { type: types.length === 1 ? types[0] : sorted(types) }),
    ...(Array.isArray(required) ? { required: sorted(required) } : {}),
  };
}

function joinAll({ allOf, ...siblings }: Schema, index: DocumentIndex): Schema {
  if (!Array.isArray(allOf)) return siblings;
  const members = [...allOf.map((member) => canonicalSchema(member, index)), siblings].filter(
    (member) => !isObject(member) || Object.keys(member).length > 0,
  );
  const [only] = members;
  if (members.length === 1 && isObject(only)) return only;
  if (!members.every(isPlainObject)) return { ...siblings, allOf: members };
  const required = members.flatMap((member) => listAt(member, "required"));
  return {
    type: "object",
    properties: Object.assign({}, ...members.map(({ properties }) => properties)),
    ...(required.length === 0 ? {} : { required: sorted([...new Set(required)]) }),
  };
}

function isPlainObject(schema: unknown): schema is Schema {
  return isObject(schema) && Object.keys(schema).every((key) => /^(type|properties|required)$/.test(key));
}

function joinUnion({ anyOf, oneOf, ...siblings }: Schema, index: DocumentIndex): Schema {
  const members = anyOf ?? ("discriminator" in siblings ? undefined : oneOf);
  if (!Array.isArray(members)) return { ...siblings, ...(oneOf === undefined ? {} : { oneOf }) };
  const schemas = members.map((member) => canonicalSchema(member, index));
  const [only] = schemas;
  if (schemas.length === 1 && isObject(only) && Object.keys(siblings).length === 0) return only;
  return { ...siblings, anyOf: schemas.toSorted((a, b) => canonicalJson(a).localeCompare(canonicalJson(b))) };
}
