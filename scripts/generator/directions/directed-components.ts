import { isDeepStrictEqual } from "node:util";
import { isObject, itemsOf, type JsonObject, memberOf } from "../../base/json/json-object.ts";
import { referencedName } from "../../base/reference/reference.ts";
import { directSchema, isStructured } from "./direct-schema.ts";
import type { Direction, Schemas } from "./direction.ts";
import { type ComponentUse, listComponents, renameComponents } from "./schema-references.ts";
import { unknownName, unknownVariant } from "./unknown-variant.ts";

/** The components of a document in the directions in which they are used, with their names there. */
export class DirectedComponents {
  readonly #schemas: Schemas;
  readonly #reached: Readonly<Record<Direction, Map<string, unknown>>> = {
    request: new Map(),
    response: new Map(),
  };
  readonly #wholes: Readonly<Record<Direction, Set<string>>> = { request: new Set(), response: new Set() };
  /** Names of schemas that differ between the directions. */
  readonly #split = new Set<string>();

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  /** Finds the components that a schema of an operation uses. */
  reach(schema: unknown, direction: Direction): void {
    for (const use of listComponents(directSchema(schema, direction, this.#schemas)))
      this.#reachComponent(use, direction);
  }

  #reachComponent(use: ComponentUse, direction: Direction): void {
    const { name, isPart } = use;
    const { [direction]: reached } = this.#reached;
    const schema = this.#schemas[name];
    const isKnown = reached.has(name) && (isPart || this.#wholes[direction].has(name));
    if (isKnown || schema === undefined) return;
    // A component that is both a part and a whole is closed and would refuse properties of the other parts: a rule reports it.
    if (!isPart) this.#wholes[direction].add(name);
    const directed = directSchema(schema, direction, this.#schemas, use);
    reached.set(name, directed);
    for (const inner of listComponents(directed, isPart)) this.#reachComponent(inner, direction);
  }

  /** Decides which components have a name per direction. Call it after everything was reached. */
  settle(): void {
    const { request, response } = this.#reached;
    const both = [...request.keys()].filter((name) => response.has(name));
    for (const name of both) if (isSplit(request.get(name), response.get(name))) this.#split.add(name);
    let count = -1;
    while (count !== this.#split.size) {
      count = this.#split.size;
      for (const name of both)
        if (listComponents(response.get(name)).some((inner) => this.#split.has(inner.name)))
          this.#split.add(name);
    }
  }

  /** A directed schema with the names of its references in that direction. */
  rename(schema: unknown, direction: Direction): unknown {
    if (direction === "response") return schema;
    return renameComponents(schema, (name) => (this.#split.has(name) ? inputName(name) : name));
  }

  /** All components in the order of the curated document. */
  list(): JsonObject {
    return Object.fromEntries(Object.keys(this.#schemas).flatMap((name) => this.#listForms(name)));
  }

  #listForms(name: string): [string, unknown][] {
    const sent = this.#reached.request.get(name);
    const received = this.#reached.response.get(name);
    const input: [string, unknown][] =
      sent === undefined || (received !== undefined && !this.#split.has(name))
        ? []
        : [[received === undefined ? name : inputName(name), this.rename(sent, "request")]];
    if (received === undefined) return input;
    return [[name, received], ...this.#listUnknown(name), ...input];
  }

  /** The variant of a response union for unknown kinds. */
  #listUnknown(name: string): [string, unknown][] {
    const union = this.#schemas[name];
    const tag = memberOf(memberOf(union, "discriminator"), "propertyName");
    if (typeof tag !== "string") return [];
    const variants = itemsOf(memberOf(union, "oneOf")).map((variant) =>
      this.#reached.response.get(referencedName(variant) ?? ""),
    );
    return [
      [unknownName(name), unknownVariant(name, tag, variants.filter(isObject), this.#reached.response)],
    ];
  }
}

/** Returns true if a schema has two types. Only in requests do properties accept `undefined`, even in an unclosed part. */
function isSplit(request: unknown, response: unknown): boolean {
  const hasProperties = memberOf(response, "properties") !== undefined;
  return isStructured(response) && (hasProperties || !isDeepStrictEqual(request, response));
}

/** Name of the sent form of a schema that is also received. */
export function inputName(name: string): string {
  return `${name}Input`;
}
