import { isDeepStrictEqual } from "node:util";
import { entriesOf, isObject, itemsOf, type JsonObject, memberOf } from "../../base/json/json-object.ts";
import { referencedName } from "../../base/reference/reference.ts";

/** Name of the variant of a union for kinds that the spec does not know. */
export function unknownName(union: string): string {
  return `Unknown${union}`;
}

/**
 * The last variant of a response union: any unknown kind, with the properties that all known kinds have. The variants and
 * components are those of the response.
 */
export function unknownVariant(
  union: string,
  tag: string,
  variants: readonly JsonObject[],
  components: ReadonlyMap<string, unknown>,
): JsonObject {
  const shared = entriesOf(variants[0]?.["properties"]).filter(([name]) =>
    variants.every((variant) => memberOf(variant["properties"], name) !== undefined),
  );
  const isCertain = (name: string): boolean =>
    variants.every((variant) => itemsOf(variant["required"]).includes(name));
  return {
    type: "object",
    description: `\`${union}\` of a kind that this version does not know.`,
    required: shared.map(([name]) => name).filter((name) => name === tag || isCertain(name)),
    properties: Object.fromEntries(
      shared.map(([name, property]) => [
        name,
        name === tag
          ? {
              type: "string",
              not: { enum: variants.map((variant) => tagValue(variant, tag)) },
              description: "The kind.",
            }
          : sharedProperty(name, property, variants, components),
      ]),
    ),
  };
}

export function tagValue(variant: JsonObject, tag: string): unknown {
  return memberOf(memberOf(variant["properties"], tag), "const");
}

/** A property that differs between kinds is open in an unknown kind. */
function sharedProperty(
  name: string,
  property: unknown,
  variants: readonly JsonObject[],
  components: ReadonlyMap<string, unknown>,
): unknown {
  const all = variants.map((variant) => memberOf(variant["properties"], name));
  if (all.every((other) => isDeepStrictEqual(withoutText(other), withoutText(property)))) return property;
  const areObjects = all.every((other) => isObjectSchema(other, components));
  return {
    description: "Depends on the kind.",
    "x-open": "It depends on a kind that this version does not know.",
    ...(areObjects ? { type: "object", additionalProperties: true } : {}),
  };
}

/** Returns true if every value of a received schema is an object. */
function isObjectSchema(schema: unknown, components: ReadonlyMap<string, unknown>): boolean {
  const name = referencedName(schema);
  // The `Unknown…` variant of another union is not a component, but it is an object.
  if (name !== undefined) return !components.has(name) || isObjectSchema(components.get(name), components);
  const isMemberObject = (member: unknown): boolean => isObjectSchema(member, components);
  const variants = itemsOf(memberOf(schema, "anyOf"));
  return (
    memberOf(schema, "type") === "object" ||
    (variants.length > 0 && variants.every(isMemberObject)) ||
    itemsOf(memberOf(schema, "allOf")).some(isMemberObject)
  );
}

function withoutText(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const { description: _, ...rest } = schema;
  return rest;
}
