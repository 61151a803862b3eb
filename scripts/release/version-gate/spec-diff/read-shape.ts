import { entriesOf, isObject, itemsOf, type JsonObject, textOf } from "../../../base/json/json-object.ts";
import { valueAt } from "../../../base/json/json-pointer.ts";
import type { SchemaGraph } from "../../../compare/schema-graph.ts";
import { enumOf, propertiesOf, requiredOf, type SchemaNode, typesOf } from "../../../compare/schema-node.ts";

/** The objects that a schema allows, or a variant of them. */
export interface ObjectShape {
  /** The objects of the document that describe it. */
  readonly sources: readonly JsonObject[];
  readonly name: string | undefined;
  readonly properties: ReadonlyMap<string, SchemaNode>;
  readonly required: ReadonlySet<string>;
  /** Properties that a response always has, where they differ from those that a request must have. */
  readonly certain: ReadonlySet<string> | undefined;
  /** Values of all other properties; undefined where there are none. */
  readonly rest: SchemaNode | "unknown" | undefined;
  /** Its name in a discriminator. */
  readonly tag: { readonly property: string; readonly value: string } | undefined;
}

/** Values that a schema allows: what a type shows of it, in which a union is its members. */
export interface SchemaShape {
  readonly sources: readonly JsonObject[];
  /** The name that the document gives it. */
  readonly name: string | undefined;
  /** `null`, `boolean`, `number`, `string`, `Blob`, `list`, `object`, or `unknown` for anything. */
  readonly kinds: ReadonlySet<string>;
  /** The known values as JSON; any other text is allowed too when `kinds` also has `string`. */
  readonly values: readonly string[];
  /** The values are those of an enum with texts: a response may have others too. */
  readonly isEnum: boolean;
  readonly objects: readonly ObjectShape[];
  readonly items: SchemaNode | undefined;
  /** Keywords that limit, explain or fill a value. */
  readonly facts: ReadonlyMap<string, unknown>;
}

/** Keywords that say which values there are; all others are facts about them. */
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

/** Reads the shapes of the schemas of one document, each once. */
export class ShapeReader {
  readonly #graph: SchemaGraph;
  readonly #known = new Map<SchemaNode, SchemaShape>();

  constructor(graph: SchemaGraph) {
    this.#graph = graph;
  }

  read(node: SchemaNode): SchemaShape {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const shape = node.unions.reduce((own, union) => this.#joinUnion(own, union), readOwn(node));
    this.#known.set(node, shape);
    return shape;
  }

  /** Narrows a shape to the members of a union. */
  #joinUnion(own: SchemaShape, union: readonly SchemaNode[]): SchemaShape {
    const members = union.map((node) => ({ shape: this.read(node), tag: readTag(own.sources, node.name) }));
    const kinds = new Set(members.flatMap(({ shape }) => [...shape.kinds]));
    const isAny = own.kinds.has("unknown");
    const joined = [...kinds].flatMap((kind) =>
      kind === "unknown" ? [...own.kinds] : isAny || own.kinds.has(kind) ? [kind] : [],
    );
    const values = new Set([...own.values, ...members.flatMap(({ shape }) => shape.values)]);
    const [base] = own.objects;
    const objects = members.flatMap(({ shape, tag }) =>
      shape.objects.map((object) => this.#joinObjects(base, { ...object, tag: tag ?? object.tag })),
    );
    const nulls = own.kinds.has("null") ? ["null"] : [];
    return {
      ...own,
      kinds: new Set(joined.length + values.size === 0 ? own.kinds : [...joined, ...nulls]),
      values: [...values],
      isEnum: own.isEnum || members.some(({ shape }) => shape.isEnum),
      objects: objects.length === 0 ? own.objects : objects,
      items: members.find(({ shape }) => shape.items !== undefined)?.shape.items ?? own.items,
    };
  }

  /** Properties of every member of a union are written next to it. */
  #joinObjects(base: ObjectShape | undefined, member: ObjectShape): ObjectShape {
    if (base === undefined || base.properties.size + base.required.size === 0) return member;
    const names = new Set([...base.properties.keys(), ...member.properties.keys()]);
    const both = [base, member].map(({ properties }) => properties);
    const sourcesOf = (name: string): JsonObject[] => both.flatMap((each) => each.get(name)?.sources ?? []);
    return {
      ...member,
      sources: [...base.sources, ...member.sources],
      properties: new Map([...names].map((name) => [name, this.#graph.node(...sourcesOf(name))])),
      required: new Set([...base.required, ...member.required]),
    };
  }
}

/** A shape without the members of a union. */
function readOwn(node: SchemaNode): SchemaShape {
  const { sources, name, children } = node;
  const kinds = readKinds(node);
  return {
    sources,
    name,
    kinds,
    values: readValues(node),
    isEnum: sources.some((source) => itemsOf(source["enum"]).some((value) => typeof value === "string")),
    objects: kinds.has("object") ? [readObject(node)] : [],
    items: children.get("items"),
    facts: readFacts(sources),
  };
}

/** The values of all enums together, as the first one orders them. */
function readValues(node: SchemaNode): string[] {
  const values = new Set(enumOf(node)?.map((value) => JSON.stringify(value)));
  const written = node.sources.flatMap((source) => [...itemsOf(source["enum"]), source["const"]]);
  return [...new Set(written.map((value) => JSON.stringify(value)))].filter((value) => values.has(value));
}

/** In the order in which TypeScript writes them. */
const TYPES = ["string", "integer", "number", "boolean", "object", "array"];

/** A list of values decides, also next to another type. */
function readKinds(node: SchemaNode): Set<string> {
  const types = typesOf(node)
    .map(String)
    .toSorted((a, b) => TYPES.indexOf(a) - TYPES.indexOf(b));
  const isBlob = node.sources.some((source) => source["format"] === "binary");
  const named = types.length === 0 ? ["unknown"] : types.map((type) => nameKind(type, isBlob));
  return new Set([
    ...(enumOf(node) === undefined ? named : []),
    ...(node.facts["nullable"] === true || types.includes("null") ? ["null"] : []),
  ]);
}

function nameKind(type: string, isBlob: boolean): string {
  if (isBlob && type === "string") return "Blob";
  if (type === "integer") return "number";
  return type === "array" ? "list" : type;
}

function readObject(node: SchemaNode): ObjectShape {
  const { sources, name } = node;
  const isStated = sources.some((source) => "x-certain" in source);
  const certain = sources.flatMap((source) => itemsOf(source["x-certain"]).map(String));
  return {
    sources,
    name,
    properties: propertiesOf(node),
    required: new Set(requiredOf(node).map(String)),
    certain: isStated ? new Set(certain) : undefined,
    rest: readRest(node),
    tag: undefined,
  };
}

/** An object that declares nothing is open, and one that declares anything is closed unless it says otherwise. */
function readRest(node: SchemaNode): ObjectShape["rest"] {
  const { sources, facts, children, members } = node;
  const patterns = [...children.keys()].filter((way) => way.startsWith("patternProperties/"));
  // A property takes one of several, which no place describes; the types do.
  if (patterns.length > 1) return "unknown";
  if (patterns.length === 0 && facts["closed"] === true) return undefined;
  const rest = children.get(patterns[0] ?? "additionalProperties");
  if (rest !== undefined) return rest;
  const isStated = sources.some((source) => "additionalProperties" in source);
  const isEmpty = members.length === 0 && propertiesOf(node).size === 0;
  return isStated || isEmpty ? "unknown" : undefined;
}

/** Name of a member in the mapping of a discriminator, or the name of its schema. */
function readTag(union: readonly JsonObject[], name: string | undefined): ObjectShape["tag"] {
  const discriminator = union.map((source) => source["discriminator"]).find(isObject);
  const property = textOf(valueAt(discriminator, ["propertyName"]));
  if (property === undefined || name === undefined) return undefined;
  const mapping = entriesOf(valueAt(discriminator, ["mapping"]));
  const mapped = mapping.find(([, target]) => textOf(target)?.split("/").at(-1) === name);
  return { property, value: JSON.stringify(mapped?.[0] ?? name) };
}

/** The description nearest to the use of a schema counts. */
function readFacts(sources: readonly JsonObject[]): Map<string, unknown> {
  const facts = sources
    .flatMap((source) => Object.entries(source))
    .filter(([keyword, value]) => !STRUCTURE.has(keyword) && !isImplied(keyword, value));
  const isWhole = sources.some((source) => [source["type"]].flat().includes("integer"));
  return new Map([...facts, ...(isWhole ? [["type", "integer"] as const] : [])]);
}

/** The generator closes requests and opens responses, whatever they say. */
function isImplied(keyword: string, value: unknown): boolean {
  return keyword === "unevaluatedProperties" && value === false;
}
