// Says in the schema itself what openapi-typescript would otherwise not see, or would get wrong.

import { followReferences, listRequired } from "./required-names.ts";
import { isSchema, listOf, mapParts, type Schema } from "./schema-parts.ts";

/**
 * The schema with every `required` next to the property that it names, wherever `allOf` has the two, and with the values
 * of `const: null` and of an `enum` of objects in a form that has a type.
 */
export function prepareSchema(schema: object, schemas: ReadonlyMap<string, object>): object {
  return new SchemaPreparer(schemas).prepare(schema);
}

class SchemaPreparer {
  readonly #schemas: ReadonlyMap<string, object>;

  constructor(schemas: ReadonlyMap<string, object>) {
    this.#schemas = schemas;
  }

  /** With the properties of these names required. */
  prepare(schema: object, names: readonly string[] = []): object {
    if (!isSchema(schema)) return schema;
    if ("$ref" in schema) return this.#requireIn(schema, names);
    const required = [...new Set([...names, ...listRequired(schema, this.#schemas)])];
    const parts = mapParts({ ...schema, ...withoutBare(schema) }, (part, keyword) =>
      isSchema(part) ? this.prepare(part, COMPOSITIONS.has(keyword) ? required : []) : part,
    );
    const copy = required.length > 0 ? { ...parts, required } : parts;
    return withPlainValues(withUnionBeside(copy));
  }

  /** A named type cannot be changed, so its required properties are added next to it. */
  #requireIn(reference: Schema, names: readonly string[]): object {
    const properties = new Map<string, readonly Schema[]>();
    const isRequired = new Set(listRequired(reference, this.#schemas));
    for (const name of names) {
      const found = this.#findProperty(reference, name);
      if (found.length > 0 && !isRequired.has(name)) properties.set(name, found);
    }
    if (properties.size === 0) return reference;
    const own = {
      type: "object",
      required: [...properties.keys()],
      properties: Object.fromEntries([...properties].map(([name, found]) => [name, joinTypes(found)])),
    };
    return { allOf: [reference, this.prepare(own)] };
  }

  /** The schemas of a property, in all parts and alternatives of a schema. */
  #findProperty(schema: unknown, name: string, seen: readonly unknown[] = []): Schema[] {
    const target = followReferences(schema, this.#schemas);
    if (target === undefined || seen.includes(target)) return [];
    const { properties } = target;
    const own = isSchema(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
    const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => listOf(target[keyword]));
    return [
      ...(isSchema(own) ? [own] : []),
      ...parts.flatMap((part) => this.#findProperty(part, name, [...seen, target])),
    ];
  }
}

/** Keywords whose schemas describe the same value. */
const COMPOSITIONS = new Set(["allOf", "anyOf", "oneOf"]);

/** Without members that only say what is required, which others now say: as a type, such a one takes any property. */
function withoutBare({ allOf }: Schema): Schema {
  const others = listOf(allOf).filter((member) => !isBare(member));
  return others.length > 0 ? { allOf: others } : {};
}

function isBare(schema: unknown): boolean {
  return isSchema(schema) && Object.keys(schema).every((keyword) => BARE.has(keyword));
}

const BARE = new Set(["required", "type"]);

/** openapi-typescript takes properties next to `anyOf` for one more alternative, and a condition on names for any value. */
function withUnionBeside(schema: Schema): Schema {
  if (!("properties" in schema) && !("allOf" in schema)) return schema;
  const { anyOf, oneOf, ...rest } = schema;
  const choices = Object.entries({ anyOf, oneOf }).filter(([, list]) => !listOf(list).every(isBare));
  const { allOf, properties, required, additionalProperties, type, ...others } = rest;
  if (!choices.some(([keyword]) => keyword === "anyOf")) return { ...rest, ...Object.fromEntries(choices) };
  const own = Object.entries({ type, properties, required, additionalProperties });
  const parts = [Object.fromEntries(own.filter(([, value]) => value !== undefined)), ...listOf(allOf)];
  const unions = choices.map(([keyword, list]) => ({ [keyword]: list }));
  return { ...others, allOf: [...parts.filter((part) => !isBare(part)), ...unions] };
}

/** Only the type: what it means is said where the property is declared. */
function joinTypes(schemas: readonly Schema[]): Schema {
  const types = schemas.map(({ description: _1, deprecated: _2, default: _3, ...type }) => type);
  const [only] = types;
  return types.length === 1 && only !== undefined ? only : { anyOf: types };
}

/** openapi-typescript overlooks `const: null`, and takes values of `type: object` for schemas. */
function withPlainValues(schema: Schema): Schema {
  const { const: value, ...rest } = schema;
  if (value === null) return { ...rest, enum: [null] };
  if (!Array.isArray(schema["enum"]) || schema["type"] !== "object") return schema;
  const { type: _1, properties: _2, additionalProperties: _3, ...values } = schema;
  return values;
}
