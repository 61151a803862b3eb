import { canonicalJson } from "../../base/json/canonical-json.ts";
import { entriesOf, isObject, itemsOf, memberOf, type JsonObject } from "../../base/json/json-object.ts";
import { type Findings, withTodo } from "./findings.ts";
import { findTag, readSingle, type Tag } from "./find-tag.ts";
import { flattenSchema, isObjectSchema, listAlternatives, typesOf } from "./flatten-schema.ts";
import { importScalar } from "./import-scalar.ts";
import type { NameRegister } from "./name-register.ts";
import { componentReference, refer, referenceOf } from "../../base/reference/reference.ts";
import { pointTo, type Placed, type UpstreamSource } from "./upstream-source.ts";

/** Names that every object in JavaScript has already. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));
export const UNSAID = "Upstream declares nothing about it.";
const MAX_UNION_DEPTH = 4;

/** Turns schemas of an upstream document into components in our spec language. */
export class SchemaImporter {
  readonly components = new Map<string, JsonObject>();
  readonly #names = new Map<string, string>();
  readonly #byContent = new Map<string, string>();
  readonly #waiting: (() => void)[] = [];
  readonly #source: UpstreamSource;
  readonly #findings: Findings;
  readonly #register: NameRegister;

  constructor(source: UpstreamSource, findings: Findings, register: NameRegister) {
    this.#source = source;
    this.#findings = findings;
    this.#register = register;
  }

  /** Imports a schema in place; named and large parts become components. `hint` names a part that has no name. */
  convert(written: unknown, at: string, hint: string): JsonObject {
    const reference = referenceOf(written);
    if (reference !== undefined) return this.#refer(reference);
    if (!isObject(written)) return this.#ask(at, {});
    const [only, ...others] = itemsOf(written["allOf"]);
    const target = referenceOf(only);
    if (target !== undefined && others.length === 0 && !isObject(written["properties"]))
      return withNull(this.#refer(target), written["nullable"] === true);
    const converted = this.#convertBody(written, at, hint);
    return isNameable(converted) ? this.#lift(converted, at, hint) : converted;
  }

  /** Imports what the components refer to, until no component is missing. */
  finish(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) next();
  }

  /** The component that a reference of ours leads to, or the schema itself. */
  inline(schema: JsonObject): JsonObject {
    this.finish();
    const reference = referenceOf(schema);
    return reference === undefined
      ? schema
      : this.inline(this.components.get(reference.split("/").at(-1) ?? "") ?? {});
  }

  #refer(reference: string): JsonObject {
    const { value, at } = this.#source.follow(refer(reference), reference);
    const known = this.#names.get(at);
    if (known !== undefined) return refer(componentReference(known));
    const name = this.#register.take(at.split("/").at(-1) ?? "");
    this.#names.set(at, name);
    this.components.set(name, {});
    this.#waiting.push(() => {
      // A union with a tag may have needed it as a variant by now.
      if (Object.keys(this.components.get(name) ?? {}).length === 0)
        this.components.set(name, this.#convertBody(isObject(value) ? value : {}, at, name));
    });
    return refer(componentReference(name));
  }

  #lift(schema: JsonObject, at: string, hint: string): JsonObject {
    const known = this.#names.get(at);
    if (known !== undefined) return refer(componentReference(known));
    const content = canonicalJson(schema);
    const equal = this.#byContent.get(content);
    const name = equal ?? this.#register.take(hint);
    this.#names.set(at, name);
    this.#byContent.set(content, name);
    this.components.set(name, schema);
    return refer(componentReference(name));
  }

  #convertBody(written: JsonObject, at: string, hint: string): JsonObject {
    const { value: schema } = flattenSchema(this.#source, written, at);
    if (listAlternatives(schema, at).length > 0) return this.#convertUnion(schema, at, hint);
    const types = typesOf(schema);
    const isNullable = types.includes("null");
    const kinds = types.filter((type) => type !== "null");
    if (schema["const"] !== undefined || Array.isArray(schema["enum"]))
      return importScalar(schema, kinds, at, this.#findings);
    const [kind] = kinds;
    if (kind === undefined) return isNullable ? { type: "null" } : this.#ask(at, {});
    if (kinds.length > 1 && kinds.some((one) => one === "object" || one === "array"))
      return withNull(
        {
          anyOf: kinds.map((type) =>
            this.convert({ ...schema, type, nullable: false }, at, `${hint} ${type}`),
          ),
        },
        isNullable,
      );
    if (kind === "object") return this.#convertObject(schema, at, hint, isNullable);
    if (kind === "array") return this.#convertList(schema, at, hint, isNullable);
    return importScalar(schema, kinds, at, this.#findings);
  }

  #convertList(schema: JsonObject, at: string, hint: string, isNullable: boolean): JsonObject {
    const items = this.convert(schema["items"], pointTo(at, "items"), `${hint} Item`);
    const { minItems, maxItems } = schema;
    if (typeof minItems === "number" && typeof maxItems === "number" && minItems > maxItems)
      this.#findings.decide("a list has a larger minimum than maximum: both left out", at);
    else
      return {
        type: nullable("array", isNullable),
        items,
        ...pick(schema, ["minItems", "maxItems", "uniqueItems"]),
      };
    return { type: nullable("array", isNullable), items };
  }

  #convertObject(
    schema: JsonObject,
    at: string,
    hint: string,
    isNullable: boolean,
    tag?: [string, string],
  ): JsonObject {
    const type = nullable("object", isNullable);
    const further = schema["additionalProperties"];
    const declared = entriesOf(schema["properties"]).filter(([name]) => this.#isExpressible(name, at));
    if (declared.length === 0 && tag === undefined) {
      if (isObject(further) && Object.keys(further).length > 0)
        return {
          type,
          additionalProperties: this.convert(further, pointTo(at, "additionalProperties"), `${hint} Value`),
        };
      return this.#ask(at, { type });
    }
    const required = new Set(
      itemsOf(schema["required"]).filter((name) => declared.some(([own]) => own === name)),
    );
    if (required.size < itemsOf(schema["required"]).length)
      this.#findings.decide("a required property is not declared: left out of `required`", at);
    const properties: Record<string, unknown> = {};
    for (const [name, property] of declared)
      properties[name] =
        name === tag?.[0]
          ? tagSchema(tag[1])
          : this.#convertProperty(property, pointTo(at, "properties", name), `${hint} ${name}`);
    if (tag !== undefined) {
      properties[tag[0]] ??= tagSchema(tag[1]);
      if (!required.has(tag[0]))
        this.#findings.decide("the tag of a union is not required upstream: required", at);
      required.add(tag[0]);
    }
    const isOpen = further === true || (isObject(further) && Object.keys(further).length > 0);
    if (isOpen) this.#findings.decide("an object has named and further properties: open", at);
    return {
      type,
      ...(required.size > 0 && { required: [...required] }),
      ...(isOpen && { additionalProperties: true, "x-open": "Upstream takes further properties." }),
      properties,
    };
  }

  #isExpressible(name: string, at: string): boolean {
    if (!INHERITED.has(name)) return true;
    this.#findings.decide(
      "a property has the name of something that every object has: left out",
      pointTo(at, "properties", name),
    );
    return false;
  }

  #convertProperty(written: unknown, at: string, hint: string): JsonObject {
    const converted = this.convert(written, at, hint);
    const { value } = flattenSchema(this.#source, written, at);
    const flags = ["readOnly", "writeOnly", "deprecated"].filter((key) => value[key] === true);
    if (flags.length === 0) return converted;
    for (const flag of flags.filter((key) => key !== "deprecated"))
      this.#findings.decide(`a property is ${flag}: kept`, at);
    return { ...converted, ...Object.fromEntries(flags.map((key) => [key, true])) };
  }

  #convertUnion(schema: JsonObject, at: string, hint: string): JsonObject {
    const variants = this.#listVariants(schema, at);
    const isNull = ({ value, at: place }: Placed): boolean =>
      flattenSchema(this.#source, value, place).value["type"] === "null";
    const isNullable = schema["nullable"] === true || variants.some(isNull);
    const present = variants.filter((variant) => !isNull(variant));
    const objects = present.filter(({ value, at: place }) => isObjectSchema(this.#source, value, place));
    if (isObject(schema["properties"])) return this.#convertRules(schema, at, hint, isNullable);
    const others = present.filter((variant) => !objects.includes(variant));
    const scalars = others.map(({ value, at: place }, index) =>
      this.convert(value, place, `${hint} ${index + 1}`),
    );
    const [object, second] = objects;
    const alternatives =
      object === undefined
        ? scalars
        : second === undefined
          ? [this.convert(object.value, object.at, hint), ...scalars]
          : [this.#convertVariants(objects, schema["discriminator"], at, hint), ...scalars];
    return joinAlternatives(alternatives, isNullable);
  }

  /** Alternatives next to properties differ in what they require, as a rule; a union cannot be made of them by itself. */
  #convertRules(schema: JsonObject, at: string, hint: string, isNullable: boolean): JsonObject {
    const own = Object.fromEntries(
      Object.entries(schema).filter(([key]) => key !== "oneOf" && key !== "anyOf" && key !== "discriminator"),
    );
    const todo = this.#findings.ask({
      kind: "conflict",
      at,
      question: "Upstream has alternatives next to properties. Which rule between the fields is meant?",
      choices: ["leave the rule out"],
    }).todo;
    return withTodo(this.#convertObject(own, at, hint, isNullable), todo);
  }

  /** Alternatives, with those of unions within the union in their place, and each only once. */
  #listVariants(schema: JsonObject, at: string, depth = 0): Placed[] {
    const nested = listAlternatives(schema, at).flatMap((variant) => {
      const { value, at: place } = flattenSchema(this.#source, variant.value, variant.at);
      const isUnion =
        depth < MAX_UNION_DEPTH &&
        !isObject(value["properties"]) &&
        listAlternatives(value, place).length > 0;
      return isUnion ? this.#listVariants(value, place, depth + 1) : [variant];
    });
    const seen = new Map(nested.map((variant) => [canonicalJson(variant.value), variant]));
    return [...seen.values()];
  }

  #convertVariants(
    variants: readonly Placed[],
    discriminator: unknown,
    at: string,
    hint: string,
  ): JsonObject {
    const tag = findTag(this.#source, variants, discriminator);
    if (tag === undefined) return this.#convertUntagged(variants, at, hint);
    const references = variants.map((variant, index) => this.#convertVariant(variant, tag, index, hint));
    const mapping = Object.fromEntries(
      tag.values.map((value, index) => [value, referenceOf(references[index])]),
    );
    if (memberOf(discriminator, "propertyName") !== tag.property)
      this.#findings.decide("a union has a property that tells its variants apart: made the tag", at);
    const union = { oneOf: references, discriminator: { propertyName: tag.property, mapping } };
    return this.#lift(union, `${at} union`, hint);
  }

  #convertUntagged(variants: readonly Placed[], at: string, hint: string): JsonObject {
    const { answer, todo } = this.#findings.ask({
      kind: "untagged-union",
      at,
      question: `No property tells the ${variants.length} kinds of this union apart. How should it be declared?`,
      choices: ["any object", "a union without a tag"],
    });
    if (answer === "any object")
      return withTodo(
        { type: "object", "x-open": "Upstream has a union of objects without a tag here." },
        todo,
      );
    const members = variants.map(({ value, at: place }, index) =>
      this.convert(value, place, `${hint} ${index + 1}`),
    );
    return { oneOf: members, "x-untagged": "Upstream declares no property that tells the kinds apart." };
  }

  /** A variant with its tag as a required constant: the component itself, or a copy where it has another tag already. */
  #convertVariant({ value, at }: Placed, tag: Tag, index: number, hint: string): JsonObject {
    const text = tag.values[index] ?? "";
    const { value: schema, at: place } = flattenSchema(this.#source, value, at);
    const key = `${place} ${tag.property} ${text}`;
    const known = this.#names.get(key);
    if (known !== undefined) return refer(componentReference(known));
    const isTagged =
      readSingle(this.#source, memberOf(schema["properties"], tag.property), place) === text &&
      itemsOf(schema["required"]).includes(tag.property);
    if (isTagged && referenceOf(value) !== undefined) return this.#refer(place);
    const isFree = referenceOf(value) !== undefined && !this.#names.has(place);
    const name = this.#register.take(
      referenceOf(value) === undefined
        ? `${hint} ${text}`
        : (place.split("/").at(-1) ?? "") + (isFree ? "" : ` ${text}`),
    );
    if (isFree) this.#names.set(place, name);
    this.#names.set(key, name);
    this.components.set(name, {});
    this.#waiting.push(() =>
      this.components.set(name, this.#convertObject(schema, place, name, false, [tag.property, text])),
    );
    return refer(componentReference(name));
  }

  #ask(at: string, schema: JsonObject): JsonObject {
    const { todo } = this.#findings.ask({
      kind: "nothing-declared",
      at,
      question: "Upstream declares nothing about this value. What is it?",
      choices: ["anything"],
    });
    return withTodo({ ...schema, "x-open": UNSAID }, todo);
  }
}

function tagSchema(value: string): JsonObject {
  return { type: "string", const: value };
}

function nullable(type: string, isNullable: boolean): string | string[] {
  return isNullable ? [type, "null"] : type;
}

function withNull(schema: JsonObject, isNullable: boolean): JsonObject {
  return isNullable ? joinAlternatives([schema], true) : schema;
}

function joinAlternatives(alternatives: readonly JsonObject[], isNullable: boolean): JsonObject {
  const members = alternatives.flatMap((member) =>
    Object.keys(member).join() === "anyOf" ? itemsOf(member["anyOf"]) : [member],
  );
  const all = isNullable ? [...members, { type: "null" }] : members;
  const [first, ...others] = new Map(
    all.filter(isObject).map((member) => [canonicalJson(member), member]),
  ).values();
  if (first === undefined) return { type: "null" };
  return others.length === 0 ? first : { anyOf: [first, ...others] };
}

/** Objects with properties and unions of objects are worth a name. */
function isNameable(schema: JsonObject): boolean {
  return isObject(schema["properties"]) || Array.isArray(schema["oneOf"]);
}

export function pick(schema: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key]]));
}
