import { followReferences, listRequired } from "./required-names.ts";
import { isSchema, listOf, mapParts, type Schema } from "./schema-parts.ts";

type Schemas = ReadonlyMap<string, object>;

/**
 * Lets enums and tagged unions have values that the spec does not know, in both directions: a value that the platform
 * returned can be sent back, and a typo is still an error. `type` is the name of the type of such a value.
 */
export function admitUnrecognized(schema: object, type: string, schemas: Schemas): object {
  const unrecognized: Schema = { type: "object", "x-type": type };
  const admit = (node: unknown): unknown => {
    if (!isSchema(node)) return node;
    if (isTextEnum(node)) return besideEnum(node, unrecognized);
    const known = listOf(node["anyOf"]).filter((member) => !isAnyText(member));
    const isOpen = known.length < listOf(node["anyOf"]).length;
    // The known values already let others pass, as a named enum does.
    const rest = isOpen && known.some((member) => isEnumOf(member, schemas)) ? joinOne(node, known) : node;
    return isTextEnum(rest)
      ? besideEnum(rest, unrecognized)
      : mapParts(admitKind(rest, unrecognized, schemas), admit);
  };
  return Object(admit(schema));
}

/** A reference without a union around it inherits the comment of its target. */
function joinOne({ anyOf: _anyOf, ...rest }: Schema, known: readonly unknown[]): Schema {
  const [only] = known;
  return known.length === 1 && isSchema(only) ? { ...only, ...rest } : { ...rest, anyOf: known };
}

/** The comment stays with the whole. */
function besideEnum({ type, enum: values, ...rest }: Schema, unrecognized: Schema): Schema {
  return { ...rest, anyOf: [{ type, enum: values }, unrecognized] };
}

/** A variant that the spec does not know can have any property. */
function admitKind(schema: Schema, unrecognized: Schema, schemas: Schemas): Schema {
  const { oneOf, discriminator, properties } = schema;
  if (isSchema(properties) && Object.values(properties).some(isUnknownTag))
    return { ...schema, additionalProperties: true };
  const tag = isSchema(discriminator) ? discriminator["propertyName"] : undefined;
  if (!Array.isArray(oneOf) || typeof tag !== "string") return schema;
  const kind = { type: "object", required: [tag], properties: { [tag]: unrecognized } };
  // An object without a tag is checked against all variants together: one that takes any key would let typos pass.
  const isCertain = oneOf.every((variant) => listRequired(variant, schemas).includes(tag));
  return { ...schema, oneOf: [...oneOf, isCertain ? { ...kind, additionalProperties: true } : kind] };
}

function isTextEnum(node: unknown): node is Schema {
  return isSchema(node) && listOf(node["enum"]).some((value) => typeof value === "string");
}

/** `{ type: string }`, which next to an enum stands for future values. */
function isAnyText(node: unknown): boolean {
  return isSchema(node) && node["type"] === "string" && Object.keys(node).length === 1;
}

/** `{ type: string, not: { enum: […] } }`: the tag of a variant for kinds to come. */
function isUnknownTag(node: unknown): boolean {
  return isSchema(node) && node["type"] === "string" && "not" in node;
}

/** Returns whether a schema is an enum, or a reference to one. */
function isEnumOf(node: unknown, schemas: Schemas): boolean {
  return isTextEnum(followReferences(node, schemas));
}
