import { referencedName } from "../../base/reference/reference.ts";
import { entriesOf, isObject, itemsOf, type JsonObject, memberOf } from "../../base/json/json-object.ts";
import { docComment } from "./doc-comment.ts";
import { intersection, type TypeText, union, writeType } from "./type-text.ts";
import { followReferences, listRequired, type Schemas } from "./required-names.ts";

/** Names that types refer to but that are declared elsewhere, and texts that are not in the spec. */
export interface WriterOptions {
  /** Type of an unknown value of an enum or tag. */
  readonly unrecognized: string;
  /** Comment of a property that requests refuse. */
  readonly refused: string;
  /** Called with the name of every type that the output refers to. */
  readonly onReference: (name: string) => void;
}

const PRIMITIVES: Readonly<Record<string, string>> = {
  boolean: "boolean",
  integer: "number",
  null: "null",
  number: "number",
  string: "string",
};
const ANY_OBJECT = "Record<string, unknown>";
const UNIONS = ["anyOf", "oneOf"] as const;

/**
 * Writes JSON Schemas as TypeScript. A property is required if any part of an `allOf` requires it. Enums and tagged unions
 * also accept unknown values, in both directions: a value that the platform returned can be sent back, and a typo is still an
 * error.
 */
export class TypeWriter {
  readonly #schemas: Schemas;
  readonly #options: WriterOptions;
  readonly #isInput: boolean;

  /** `isInput`: optional properties accept `undefined`, and lists are `readonly`. */
  constructor(schemas: Schemas, options: WriterOptions, isInput: boolean) {
    this.#schemas = schemas;
    this.#options = options;
    this.#isInput = isInput;
  }

  /** The type of a schema with the properties of these names required. */
  write(schema: unknown, names: readonly string[] = []): TypeText {
    if (typeof schema === "boolean") return [schema ? "unknown" : "never"];
    if (!isObject(schema)) throw new TypeError(`${JSON.stringify(schema)} is not a schema`);
    const reference = referencedName(schema);
    if (reference !== undefined) return this.#writeReference(schema, this.refer(reference), names);
    const type = this.#writeValues(schema) ?? this.#writeSpecial(schema) ?? this.#writeParts(schema, names);
    return schema["nullable"] === true ? union([type, ["null"]]) : type;
  }

  /** Comment of a declaration or a property, with its line break; can be empty. */
  comment(schema: JsonObject): string {
    const { refused } = this.#options;
    const shown = isNever(schema) ? { ...schema, description: refused } : this.#withDescription(schema);
    return docComment(shown);
  }

  /** Notes that the output refers to a type, and returns its name. */
  refer(name: string): string {
    this.#options.onReference(name);
    return name;
  }

  /** A named type cannot be modified, so its required properties are added in an intersection. */
  #writeReference(reference: JsonObject, name: string, names: readonly string[]): TypeText {
    const isRequired = new Set(listRequired(reference, this.#schemas));
    const properties = names.flatMap((key) => {
      const found = isRequired.has(key) ? [] : this.#findProperty(reference, key);
      return found.length > 0 ? [[key, joinTypes(found)] as const] : [];
    });
    if (properties.length === 0) return [name];
    const required = properties.map(([key]) => key);
    return intersection([
      [name],
      this.write({ type: "object", required, properties: Object.fromEntries(properties) }),
    ]);
  }

  /** The schemas of a property, in all parts and alternatives of a schema. */
  #findProperty(schema: unknown, name: string, seen: readonly unknown[] = []): JsonObject[] {
    const target = followReferences(schema, this.#schemas);
    if (target === undefined || seen.includes(target)) return [];
    const own = memberOf(target["properties"], name);
    const parts = ["allOf", ...UNIONS].flatMap((keyword) => itemsOf(target[keyword]));
    return [
      ...(isObject(own) ? [own] : []),
      ...parts.flatMap((part) => this.#findProperty(part, name, [...seen, target])),
    ];
  }

  #writeSpecial(schema: JsonObject): TypeText | undefined {
    const { "x-type": name, type, format, not } = schema;
    if (typeof name === "string") return [this.refer(name)];
    if (isNever(schema)) return ["never"];
    if (not !== undefined && type === "string") return [this.refer(this.#options.unrecognized)];
    if (isEmptyObject(schema)) return ["Record<string, never>"];
    return format === "binary" ? [this.refer("Blob")] : undefined;
  }

  #writeValues(schema: JsonObject): TypeText | undefined {
    const { const: only, enum: values, type } = schema;
    if (!Array.isArray(values)) return only === undefined ? undefined : [writeValue(only)];
    return union([
      values.map(writeValue),
      itemsOf(type).includes("null") ? ["null"] : [],
      isTextEnum(schema) ? [this.refer(this.#options.unrecognized)] : [],
    ]);
  }

  #writeParts(schema: JsonObject, names: readonly string[]): TypeText {
    const required = [...new Set([...names, ...listRequired(schema, this.#schemas)])];
    const all = itemsOf(schema["allOf"]).filter((member) => !isBare(member));
    // Alternatives next to properties can require some of them, which a type cannot express.
    const isBeside = "properties" in schema || "allOf" in schema;
    const unions = [this.#listKnown(schema), this.#listKinds(schema)].filter(
      (members) => members.length > 0 && !(isBeside && members.every(isBare)),
    );
    const own = this.#writeOwn(schema, required);
    const parts = [
      // Next to a union, only properties add to the type.
      ...(own !== undefined && (unions.length === 0 || typeof own[0] === "object") ? [own] : []),
      ...all.map((member) => this.write(member, required)),
      ...unions.map((members) => union(members.map((member) => this.write(member, required)))),
    ];
    if (parts.length > 0) return intersection(parts);
    return ["type" in schema ? ANY_OBJECT : "unknown"];
  }

  /** The members of `anyOf`, without the text that opens an enum: the type of the enum accepts other values anyway. */
  #listKnown({ anyOf }: JsonObject): readonly unknown[] {
    const known = itemsOf(anyOf).filter((member) => !isAnyText(member));
    const hasEnum = known.some((member) => isTextEnum(followReferences(member, this.#schemas)));
    return hasEnum ? known : itemsOf(anyOf);
  }

  /** The members of `oneOf`; a tagged one also has a member for unknown kinds. */
  #listKinds({ oneOf, discriminator }: JsonObject): readonly unknown[] {
    const kinds = itemsOf(oneOf);
    const tag = memberOf(discriminator, "propertyName");
    if (kinds.length === 0 || typeof tag !== "string") return kinds;
    // TypeScript checks an object without a tag against all variants together, so one that accepts any key would hide typos.
    const isCertain = kinds.every((kind) => listRequired(kind, this.#schemas).includes(tag));
    const properties = { [tag]: { "x-type": this.#options.unrecognized } };
    return [...kinds, { type: "object", required: [tag], properties, additionalProperties: isCertain }];
  }

  /** The type of the schema without the schemas that it is composed of. */
  #writeOwn(schema: JsonObject, required: readonly string[]): TypeText | undefined {
    const types = [schema["type"] ?? []].flat();
    const object = this.#writeObject(schema, required);
    if (types.length < 2 && !isNamed(types[0])) return object;
    return union(
      types.map((type) => {
        if (type === "array") return this.#writeList(schema);
        return isNamed(type) ? [PRIMITIVES[type] ?? ""] : (object ?? [ANY_OBJECT]);
      }),
    );
  }

  #writeList({ items, prefixItems }: JsonObject): TypeText {
    const modifier = this.#isInput ? "readonly " : "";
    if (Array.isArray(prefixItems))
      return [`${modifier}[${prefixItems.map((item) => writeType(this.write(item))).join(", ")}]`];
    const item = writeType(items === undefined ? ["unknown"] : this.write(items));
    return [`${modifier}(${item})[]`];
  }

  #writeObject(schema: JsonObject, required: readonly string[]): TypeText | undefined {
    const properties = entriesOf(schema["properties"]);
    const members = properties.map(([name, property]) =>
      this.#writeProperty(name, property, required.includes(name)),
    );
    // An unknown variant can have any property.
    const isUnknownKind = properties.some(([, property]) => isUnknownTag(property));
    const others = isUnknownKind ? true : schema["additionalProperties"];
    const patterns = entriesOf(schema["patternProperties"]).map(([, pattern]) => this.write(pattern));
    const index = union([
      ...(others === undefined || others === false ? [] : [this.write(others)]),
      ...patterns,
    ]);
    const parts: TypeText[] = [];
    if (members.length > 0) parts.push([{ members, isOpen: false }]);
    if (index.length > 0) {
      const text = writeType(index);
      parts.push([{ members: [`[key: string]: ${text}`], isOpen: text === "unknown" }]);
    }
    return parts.length === 0 ? undefined : intersection(parts);
  }

  #writeProperty(name: string, property: unknown, isRequired: boolean): string {
    const type = this.write(property);
    const isTaken = this.#isInput && !isRequired && type[0] !== "unknown";
    // `name?: never` → `name?: undefined`
    const taken = isTaken ? [...type.filter((member) => member !== "never"), "undefined"] : type;
    const key = /^(?:[\p{ID_Start}$_][\p{ID_Continue}$]*|0|[1-9]\d*)$/u.test(name)
      ? name
      : JSON.stringify(name);
    return `${isObject(property) ? this.comment(property) : ""}${key}${isRequired ? "" : "?"}: ${writeType(taken)}`;
  }

  /** A plain reference has the first sentence of its target; the whole text is at the type. */
  #withDescription(schema: JsonObject): JsonObject {
    const name = "description" in schema ? undefined : this.#onlyReference(schema);
    const description = memberOf(this.#schemas.get(name ?? ""), "description");
    if (typeof description !== "string") return schema;
    return { ...schema, description: FIRST_SENTENCE.exec(description)?.[0] };
  }

  /** The only schema that a schema refers to, ignoring null and the text that opens an enum. */
  #onlyReference(schema: unknown): string | undefined {
    if (!isObject(schema)) return undefined;
    const known = this.#listKnown(schema);
    const [only, ...others] = known.flatMap((member) => this.#onlyReference(member) ?? []);
    return referencedName(schema) ?? (known.length < 3 && others.length === 0 ? only : undefined);
  }
}

/** The sentence can lack its full stop, and can contain others: `retries.0.end`. */
const FIRST_SENTENCE = /\S.*?(?:[.!?](?=\s|$)|$)/m;

function isNamed(type: unknown): type is string {
  return typeof type === "string" && (type in PRIMITIVES || type === "array");
}

function writeValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "never[]" : `[${value.map(writeValue).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${writeValue(member)}`,
  );
  return members.length === 0 ? "Record<string, never>" : `{\n${members.join(";\n")};\n}`;
}

/** Only the type: the declaration of the property has the comment. */
function joinTypes(schemas: readonly JsonObject[]): JsonObject {
  const types = schemas.map(({ description: _1, deprecated: _2, default: _3, ...type }) => type);
  const [only] = types;
  return types.length === 1 && only !== undefined ? only : { anyOf: types };
}

/** A member that only has `required`: as a type, it accepts any property. */
function isBare(schema: unknown): boolean {
  return (
    isObject(schema) && Object.keys(schema).every((keyword) => keyword === "required" || keyword === "type")
  );
}

function isTextEnum(schema: unknown): boolean {
  return itemsOf(memberOf(schema, "enum")).some((value) => typeof value === "string");
}

/** `{ type: string }`, which opens an enum next to it. */
function isAnyText(schema: unknown): boolean {
  return memberOf(schema, "type") === "string" && Object.keys(Object(schema)).length === 1;
}

/** `{ type: string, not: { enum: […] } }`: the tag of a variant for unknown kinds. */
function isUnknownTag(schema: unknown): boolean {
  return memberOf(schema, "type") === "string" && memberOf(schema, "not") !== undefined;
}

/** `{ not: {} }`: a property that is never sent. */
function isNever({ not }: JsonObject): boolean {
  return isObject(not) && Object.keys(not).length === 0;
}

/** An object without any properties. */
function isEmptyObject(schema: JsonObject): boolean {
  const { type, additionalProperties, unevaluatedProperties, maxProperties, properties } = schema;
  const isClosed = additionalProperties === false || unevaluatedProperties === false || maxProperties === 0;
  const isComposed = ["allOf", ...UNIONS, "patternProperties"].some((keyword) => keyword in schema);
  return type === "object" && isClosed && !isComposed && entriesOf(properties).length === 0;
}
