import { isDeepStrictEqual } from "node:util";
import { entriesOf, isObject, itemsOf, type JsonObject, memberOf } from "../base/json/json-object.ts";
import { follow, type Resolve } from "../base/reference/follow.ts";
import { besideReference, referenceOf } from "../base/reference/reference.ts";
import { portableJson } from "./portable-json.ts";
import { combineFacts, readFacts } from "./read-facts.ts";
import type { SchemaNode } from "./schema-node.ts";

const SUBSCHEMA =
  /^(?:items|additionalProperties|not|if|then|else|contains|propertyNames|unevaluatedItems|unevaluatedProperties)$/;
/** For these a schema that says nothing means the same as none. */
const MAY_BE_LEFT_OUT = /^(?:items|additionalProperties)$/;
const SCHEMA_MAPS = new Set(["properties", "patternProperties", "dependentSchemas"]);
const UNIONS = ["oneOf", "anyOf"];
/** Texts, examples and what else no request or answer depends on. Extensions count as such. */
const WORDING = /^(title|description|examples?|externalDocs|\$comment|x-.*)$/;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** One object among those that a schema is composed of. */
interface Piece {
  readonly own: JsonObject;
  readonly source: unknown;
}

/** Makes nodes of the schemas in a document. The same schema gives the same node, and so do equal compositions. */
export class SchemaGraph {
  readonly #resolve: Resolve;
  readonly #ids = new Map<unknown, number>();
  readonly #broken = new Map<string, JsonObject>();
  readonly #nodes = new Map<string, SchemaNode>();

  constructor(resolve: Resolve) {
    this.#resolve = resolve;
  }

  /** The node of what all these schemas say together. */
  node(...schemas: readonly unknown[]): SchemaNode {
    const pieces = new Map<number, Piece>();
    for (const schema of schemas) this.#collect(schema, pieces, new Set());
    // Recursion ends here: the number of schemas is finite, and so is that of their combinations.
    const key = [...pieces.keys()].toSorted((a, b) => a - b).join();
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const node: Mutable<SchemaNode> = {
      facts: {},
      children: new Map(),
      members: [],
      unions: [],
      wording: [],
      name: undefined,
      sources: [],
    };
    this.#nodes.set(key, node);
    node.name = schemas.length === 1 ? this.#nameOf(schemas[0]) : undefined;
    this.#fill(node, [...pieces.values()]);
    return node;
  }

  /** The name by which the document refers to a schema, also where it adds a text or `null` to the reference. */
  #nameOf(schema: unknown, seen: readonly string[] = []): string | undefined {
    const reference = referenceOf(schema);
    if (reference !== undefined && !seen.includes(reference)) {
      const target = this.#resolve(reference);
      return this.#nameOf(target, [...seen, reference]) ?? reference.split("/").at(-1);
    }
    const parts = [
      ...itemsOf(memberOf(schema, "allOf")),
      ...UNIONS.flatMap((union) => this.#onlyMember(schema, union)),
    ];
    const isOnlyPart = parts.length === 1 && memberOf(schema, "properties") === undefined;
    return isOnlyPart ? this.#nameOf(parts[0], seen) : undefined;
  }

  /** A reference, an `allOf` and a union of one are ways of writing; what they lead to are the pieces. */
  #collect(schema: unknown, pieces: Map<number, Piece>, seen: ReadonlySet<string>): void {
    const reference = referenceOf(schema);
    if (reference !== undefined && !seen.has(reference)) {
      const pointer = reference.slice(reference.indexOf("#"));
      const target = this.#resolve(reference) ?? this.#unresolved(pointer);
      this.#collect(target, pieces, new Set([...seen, reference]));
    }
    for (const part of [
      ...itemsOf(memberOf(schema, "allOf")),
      ...UNIONS.flatMap((union) => this.#onlyMember(schema, union)),
    ])
      this.#collect(part, pieces, seen);
    const own = this.#withoutComposition(schema);
    if (Object.keys(own).length > 0 || pieces.size === 0)
      pieces.set(this.#idOf(schema), { own, source: schema });
  }

  /** Members of a union but null, which is a fact about the whole. */
  #membersOf(schema: unknown, union: string): readonly unknown[] {
    return itemsOf(memberOf(schema, union)).filter((member) => !this.#isNull(member));
  }

  #isNull(written: unknown): boolean {
    const schema = follow(written, this.#resolve);
    const values = memberOf(schema, "enum");
    const isOnlyValue = isObject(schema) && schema["const"] === null;
    return (
      memberOf(schema, "type") === "null" ||
      isOnlyValue ||
      (Array.isArray(values) && values.every((value) => value === null))
    );
  }

  /** A union of one thing, or of one thing and null, is that thing. */
  #onlyMember(schema: unknown, union: string): readonly unknown[] {
    const members = this.#membersOf(schema, union);
    return members.length === 1 ? members : [];
  }

  /** The schema itself without what it is composed of. What a boolean or a missing schema says, an object can say. */
  #withoutComposition(schema: unknown): JsonObject {
    if (!isObject(schema)) return schema === false ? { never: true } : {};
    const { allOf: _, ...rest } = besideReference(schema);
    const own: Record<string, unknown> = rest;
    for (const union of UNIONS) {
      const members = this.#membersOf(own, union);
      if (itemsOf(own[union]).length > members.length) own["nullable"] = true;
      if (members.length < 2) delete own[union];
    }
    return isDeepStrictEqual(own["not"], {}) ? { never: true } : own;
  }

  #saysNothing(schemas: readonly unknown[]): boolean {
    const pieces = new Map<number, Piece>();
    for (const schema of schemas) this.#collect(schema, pieces, new Set());
    return [...pieces.values()].every(({ own }) =>
      Object.keys(own).every((keyword) => WORDING.test(keyword) && keyword !== "x-open"),
    );
  }

  /** One and the same object for each reference that leads nowhere. */
  #unresolved(pointer: string): JsonObject {
    const known = this.#broken.get(pointer) ?? { unresolved: pointer };
    this.#broken.set(pointer, known);
    return known;
  }

  #idOf(schema: unknown): number {
    const id = this.#ids.get(schema) ?? this.#ids.size;
    this.#ids.set(schema, id);
    return id;
  }

  #fill(node: Mutable<SchemaNode>, pieces: readonly Piece[]): void {
    const owns = pieces.map(({ own }) => own);
    node.facts = combineFacts(
      owns.flatMap((own) => [
        readFacts(own),
        ...UNIONS.map((union) => (this.#membersOf(own, union).length > 1 ? { union } : {})),
      ]),
    );
    node.wording = [...new Set(owns.flatMap(readWording))].toSorted();
    node.sources = pieces.map(({ source }) => source).filter(isObject);
    const ways = Map.groupBy(owns.flatMap(readChildren), ([way]) => way);
    node.children = new Map(
      [...ways]
        .map(([way, below]): [string, unknown[]] => [way, below.map(([, schema]) => schema)])
        .filter(([way, schemas]) => !MAY_BE_LEFT_OUT.test(way) || !this.#saysNothing(schemas))
        .map(([way, schemas]) => [way, this.node(...schemas)]),
    );
    node.unions = owns
      .flatMap((own) => UNIONS.map((union) => this.#membersOf(own, union)))
      .filter((members) => members.length > 0)
      .map((members) => members.map((member) => this.node(member)));
    node.members = node.unions.flat();
  }
}

function readChildren(schema: JsonObject): [way: string, schema: unknown][] {
  return Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
    if (SCHEMA_MAPS.has(keyword))
      return entriesOf(value).map(([name, child]) => [`${keyword}/${name}`, child]);
    if (keyword === "prefixItems")
      return itemsOf(value).map((child, index) => [`${keyword}/${index}`, child]);
    // Whether further properties are allowed is a fact of the schema.
    return SUBSCHEMA.test(keyword) && isObject(value) ? [[keyword, value]] : [];
  });
}

function readWording(schema: JsonObject): string[] {
  return Object.entries(schema).flatMap(([keyword, value]) =>
    WORDING.test(keyword) ? [`${keyword} ${portableJson(keyword, value)}`] : [],
  );
}
