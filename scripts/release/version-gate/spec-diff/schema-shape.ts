import { entriesOf, isObject, itemsOf, type JsonObject, textOf } from "../../../base/json/json-object.ts";
import { parsePointer, valueAt } from "../../../base/json/json-pointer.ts";
import type { BundledDocument } from "../bundle-document.ts";

export type Keys = readonly string[];

/** A schema, as the places in the document that apply together; more than one where `allOf` brings them together. */
export type SchemaPlace = readonly Keys[];

/** A keyword that limits, explains or fills a value, and where it is written. */
export interface Fact {
  readonly value: unknown;
  readonly keys: Keys;
}

/** The objects that a schema allows, or a variant of them. */
export interface ObjectShape {
  readonly keys: Keys;
  readonly name: string | undefined;
  readonly properties: ReadonlyMap<string, SchemaPlace>;
  readonly required: ReadonlySet<string>;
  /** Properties that a response always has, where they differ from those that a request must have. */
  readonly certain: ReadonlySet<string> | undefined;
  /** Values of all other properties; undefined where there are none. */
  readonly rest: SchemaPlace | "unknown" | undefined;
  /** Its name in a discriminator. */
  readonly tag: { readonly property: string; readonly value: string } | undefined;
}

/**
 * Values that a schema allows, however it is written: references are followed, `allOf` is one schema, a union of one is that one,
 * `nullable` is a type, and a `const` is an enum of one value.
 */
export interface SchemaShape {
  readonly keys: Keys;
  /** The name that the document gives it. */
  readonly name: string | undefined;
  /** `null`, `boolean`, `number`, `string`, `Blob`, `list`, `object`, or `unknown` for anything. */
  readonly kinds: ReadonlySet<string>;
  /** The known values as JSON; any other text is allowed too when `kinds` also has `string`. */
  readonly values: readonly string[];
  /** The values are those of an enum with texts: a response may have others too. */
  readonly isEnum: boolean;
  readonly objects: readonly ObjectShape[];
  readonly items: SchemaPlace | undefined;
  readonly facts: ReadonlyMap<string, Fact>;
}

/** A schema without `$ref` and `allOf`, and where it is written. */
interface Layer {
  readonly keys: Keys;
  readonly schema: JsonObject;
}

const STRUCTURE = new Set([
  "$ref",
  "additionalProperties",
  "allOf",
  "anyOf",
  "const",
  "discriminator",
  "enum",
  "items",
  "nullable",
  "oneOf",
  "patternProperties",
  "properties",
  "required",
  "type",
]);

export class SchemaReader {
  readonly document: BundledDocument;

  constructor(document: BundledDocument) {
    this.document = document;
  }

  /** Target of a place that is only a reference. */
  resolveBare(keys: Keys, seen: readonly string[] = []): Keys {
    const node = valueAt(this.document, keys);
    const reference = textOf(valueAt(node, ["$ref"]));
    if (!isObject(node) || reference === undefined || seen.includes(reference)) return keys;
    return Object.keys(node).length > 1
      ? keys
      : this.resolveBare(parsePointer(reference), [...seen, reference]);
  }

  /** Targets of the references at a place, with or without other keywords. */
  resolve(keys: Keys, seen: readonly string[] = []): Keys {
    const reference = textOf(valueAt(this.document, [...keys, "$ref"]));
    if (reference === undefined || seen.includes(reference)) return keys;
    return this.resolve(parsePointer(reference), [...seen, reference]);
  }

  read(place: SchemaPlace): SchemaShape {
    const layers = place.flatMap((keys) => this.#layers(keys, []));
    const own = this.#readLayers(place, layers);
    const unions = layers.flatMap(({ keys, schema }) =>
      ["anyOf", "oneOf"].flatMap((keyword) =>
        itemsOf(schema[keyword]).length > 0 ? [{ keys: [...keys, keyword], schema }] : [],
      ),
    );
    return unions.reduce((shape, { keys, schema }) => this.#joinUnion(shape, keys, schema), own);
  }

  /** The parts that apply together, each without references and `allOf`. */
  #layers(keys: Keys, seen: readonly string[]): Layer[] {
    const node = valueAt(this.document, keys);
    if (!isObject(node)) return [];
    const reference = textOf(node["$ref"]);
    const target = reference !== undefined && !seen.includes(reference) ? parsePointer(reference) : undefined;
    const passed = reference === undefined ? seen : [...seen, reference];
    return [
      ...(target === undefined ? [] : this.#layers(target, passed)),
      ...itemsOf(node["allOf"]).flatMap((_, index) =>
        this.#layers([...keys, "allOf", String(index)], passed),
      ),
      { keys, schema: node },
    ];
  }

  #readLayers(place: SchemaPlace, layers: readonly Layer[]): SchemaShape {
    const values = readValues(layers);
    const kinds = readKinds(layers, values);
    const keys = layers.findLast(({ schema }) => Object.keys(schema).some((key) => key !== "$ref"))?.keys;
    const name = this.#nameOf(place);
    const itemPlaces = layers.flatMap(({ keys: at, schema }) =>
      isObject(schema["items"]) ? [[...at, "items"]] : [],
    );
    return {
      keys: keys ?? place[0] ?? [],
      name,
      kinds,
      values: values ?? [],
      isEnum: layers.some(({ schema }) => itemsOf(schema["enum"]).some((value) => typeof value === "string")),
      objects: kinds.has("object") ? [readObject(layers, name, keys ?? place[0] ?? [])] : [],
      items: itemPlaces.length === 0 ? undefined : itemPlaces,
      facts: readFacts(layers),
    };
  }

  /** The name of a schema that a place refers to, or is. */
  #nameOf(place: SchemaPlace): string | undefined {
    const [keys, ...more] = place;
    if (keys === undefined || more.length > 0) return undefined;
    const [root, section, name, ...inside] = this.resolve(keys);
    const isWhole = root === "components" && section === "schemas" && inside.length === 0;
    if (isWhole) return name;
    const all = itemsOf(valueAt(this.document, [...keys, "allOf"]));
    const isOnlyOne = all.length === 1 && valueAt(this.document, [...keys, "properties"]) === undefined;
    return isOnlyOne ? this.#nameOf([[...keys, "allOf", "0"]]) : undefined;
  }

  /** Narrows a shape to the members of a union. */
  #joinUnion(own: SchemaShape, keys: Keys, schema: JsonObject): SchemaShape {
    const members = itemsOf(valueAt(this.document, keys)).map((_, index) => {
      const place: SchemaPlace = [[...keys, String(index)]];
      return { shape: this.read(place), tag: this.#tagOf(schema, place) };
    });
    const solid = members.filter(({ shape }) => [...shape.kinds].some((kind) => kind !== "null"));
    const [only] = solid;
    const isAny = own.kinds.has("unknown");
    const kinds = new Set(members.flatMap(({ shape }) => [...shape.kinds]));
    const takes = (kind: string): boolean => isAny || own.kinds.has(kind);
    const joined = [...kinds].flatMap((kind) =>
      kind === "unknown" ? [...own.kinds] : takes(kind) ? [kind] : [],
    );
    const values = new Set([...own.values, ...members.flatMap(({ shape }) => shape.values)]);
    const [base] = own.objects;
    const objects = members.flatMap(({ shape, tag }) =>
      shape.objects.map((object) => joinObjects(base, { ...object, tag: tag ?? object.tag })),
    );
    return {
      keys: own.keys,
      name: own.name ?? (solid.length === 1 ? only?.shape.name : undefined),
      kinds: new Set(joined.length + values.size === 0 ? own.kinds : joined),
      values: [...values],
      isEnum: own.isEnum || members.some(({ shape }) => shape.isEnum),
      objects: objects.length === 0 ? own.objects : objects,
      items: members.find(({ shape }) => shape.items !== undefined)?.shape.items ?? own.items,
      facts: new Map([...(solid.length === 1 && only !== undefined ? only.shape.facts : []), ...own.facts]),
    };
  }

  /** Name of a member in the mapping of a discriminator, or the name of its schema. */
  #tagOf(union: JsonObject, place: SchemaPlace): ObjectShape["tag"] {
    const property = textOf(valueAt(union["discriminator"], ["propertyName"]));
    const reference = textOf(valueAt(this.document, [...(place[0] ?? []), "$ref"]));
    if (property === undefined || reference === undefined) return undefined;
    const mapped = entriesOf(valueAt(union["discriminator"], ["mapping"])).find(
      ([, target]) => target === reference,
    );
    const value = mapped?.[0] ?? parsePointer(reference).at(-1) ?? "";
    return { property, value: JSON.stringify(value) };
  }
}

function readValues(layers: readonly Layer[]): string[] | undefined {
  const lists = layers.flatMap(({ schema }) => [
    ...("const" in schema ? [[schema["const"]]] : []),
    ...(Array.isArray(schema["enum"]) ? [itemsOf(schema["enum"])] : []),
  ]);
  const [first, ...others] = lists.map((list) => list.map((value) => JSON.stringify(value)));
  const common = first?.filter((value) => others.every((list) => list.includes(value)));
  return common?.filter((value) => value !== "null");
}

/** A list of values decides, also next to another type. */
function readKinds(layers: readonly Layer[], values: readonly string[] | undefined): Set<string> {
  const schemas = layers.map(({ schema }) => schema);
  const hasNull =
    schemas.some((schema) => schema["nullable"] === true || itemsOf(schema["enum"]).includes(null)) ||
    schemas.some((schema) => schema["const"] === null && "const" in schema);
  const typed = schemas.flatMap((schema) => {
    const types = [schema["type"]].flat().flatMap((type) => textOf(type) ?? []);
    return types.length === 0 ? [] : [types];
  });
  const [types, ...others] = typed;
  const common = types?.filter((type) => others.every((list) => list.includes(type)));
  const declared = common ?? types ?? implied(schemas);
  const nulls = hasNull || declared.includes("null") ? ["null"] : [];
  if (values !== undefined) return new Set(nulls);
  const isBlob = schemas.some((schema) => schema["format"] === "binary");
  return new Set([
    ...declared
      .filter((type) => type !== "null")
      .map((type) => (isBlob && type === "string" ? "Blob" : kindOf(type))),
    ...nulls,
  ]);
}

function kindOf(type: string): string {
  if (type === "integer") return "number";
  return type === "array" ? "list" : type;
}

function implied(schemas: readonly JsonObject[]): string[] {
  const has = (keyword: string): boolean => schemas.some((schema) => keyword in schema);
  if (has("properties") || has("additionalProperties")) return ["object"];
  return has("items") ? ["array"] : ["unknown"];
}

function readObject(layers: readonly Layer[], name: string | undefined, keys: Keys): ObjectShape {
  const properties = new Map<string, SchemaPlace>();
  for (const layer of layers)
    for (const [key] of entriesOf(layer.schema["properties"]))
      properties.set(key, [...(properties.get(key) ?? []), [...layer.keys, "properties", key]]);
  const required = layers.flatMap(({ schema }) => itemsOf(schema["required"]).map(String));
  const certain = layers.flatMap(({ schema }) => itemsOf(schema["x-certain"]).map(String));
  const isStated = layers.some(({ schema }) => "x-certain" in schema);
  return {
    keys,
    name,
    properties,
    required: new Set(required),
    certain: isStated ? new Set(certain) : undefined,
    rest: readRest(layers, properties.size),
    tag: undefined,
  };
}

/** An object that declares nothing is open, and one that declares anything is closed unless it says otherwise. */
function readRest(layers: readonly Layer[], properties: number): ObjectShape["rest"] {
  const patterns = layers.flatMap(({ keys, schema }) =>
    entriesOf(schema["patternProperties"]).map(([key]) => [...keys, "patternProperties", key]),
  );
  // A property takes one of several, which no place describes; the types do.
  if (patterns.length > 0) return patterns.length === 1 ? patterns : "unknown";
  const stated = layers.filter(({ schema }) => "additionalProperties" in schema);
  if (stated.some(({ schema }) => schema["additionalProperties"] === false)) return undefined;
  const places = stated.flatMap(({ keys, schema }) =>
    isObject(schema["additionalProperties"]) ? [[...keys, "additionalProperties"]] : [],
  );
  if (places.length > 0) return places;
  const isPartOfUnion = layers.some(({ schema }) => "anyOf" in schema || "oneOf" in schema);
  return stated.length > 0 || (properties === 0 && !isPartOfUnion) ? "unknown" : undefined;
}

/** Properties of every member of a union are written next to it. */
function joinObjects(base: ObjectShape | undefined, member: ObjectShape): ObjectShape {
  if (base === undefined || (base.properties.size === 0 && base.required.size === 0)) return member;
  const names = new Set([...base.properties.keys(), ...member.properties.keys()]);
  return {
    ...member,
    properties: new Map(
      [...names].map((name) => [
        name,
        [...(base.properties.get(name) ?? []), ...(member.properties.get(name) ?? [])],
      ]),
    ),
    required: new Set([...base.required, ...member.required]),
  };
}

/** The description nearest to the use of a schema counts. */
function readFacts(layers: readonly Layer[]): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  for (const { keys, schema } of layers)
    for (const [keyword, value] of Object.entries(schema))
      if (!STRUCTURE.has(keyword) && !isImplied(keyword, value))
        facts.set(keyword, { value, keys: [...keys, keyword] });
  const whole = layers.findLast(({ schema }) => [schema["type"]].flat().includes("integer"));
  if (whole !== undefined) facts.set("type", { value: "integer", keys: [...whole.keys, "type"] });
  return facts;
}

/** The generator closes requests and opens responses, whatever they say. */
function isImplied(keyword: string, value: unknown): boolean {
  return keyword === "unevaluatedProperties" && value === false;
}
