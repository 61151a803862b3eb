import { isDeepStrictEqual } from "node:util";
import { entriesOf, isObject, itemsOf, type JsonObject, memberOf } from "../../json/json-object.ts";

/** Name of the variant of a union for kinds that the spec does not know. */
export function unknownName(union: string): string {
  return `Unknown${union}`;
}

/**
 * The last variant of a response union: any kind but the known ones, with the properties that all of these have. The
 * variants are those of the response.
 */
export function unknownVariant(union: string, tag: string, variants: readonly JsonObject[]): JsonObject {
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
          : sharedProperty(name, property, variants),
      ]),
    ),
  };
}

export function tagValue(variant: JsonObject, tag: string): unknown {
  return memberOf(memberOf(variant["properties"], tag), "const");
}

/** What differs from kind to kind is open in one that nobody knows. */
function sharedProperty(name: string, property: unknown, variants: readonly JsonObject[]): unknown {
  const all = variants.map((variant) => memberOf(variant["properties"], name));
  if (all.every((other) => isDeepStrictEqual(withoutText(other), withoutText(property)))) return property;
  return { description: "Depends on the kind.", "x-open": "The kind is not known, so neither is this." };
}

function withoutText(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const { description: _, ...rest } = schema;
  return rest;
}
