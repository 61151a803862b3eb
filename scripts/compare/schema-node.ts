import type { JsonObject } from "../base/json/json-object.ts";

/** A schema as the facts that it states, whichever way it was written. Nodes make a graph: schemas can be recursive. */
export interface SchemaNode {
  /** Its own facts by keyword, in a normal form. */
  readonly facts: JsonObject;
  /** The schemas below it, by the way there: `properties/name`, `items`, `additionalProperties`, `if`. */
  readonly children: ReadonlyMap<string, SchemaNode>;
  /** Alternatives: the members of `oneOf` and `anyOf`, whose order has no meaning. */
  readonly members: readonly SchemaNode[];
  /** The same alternatives by the union that they are in; one of each union applies. */
  readonly unions: readonly (readonly SchemaNode[])[];
  /** Texts and examples. They are no facts, so nothing but the wording depends on them. */
  readonly wording: readonly string[];
  /** The name that the document gives it, if it refers to it by one. */
  readonly name: string | undefined;
  /** The objects of the document that say it together; the last one is the nearest to its use. */
  readonly sources: readonly JsonObject[];
}

/** The property that a way such as `properties/name` leads to. */
export function propertyName(way: string): string | undefined {
  return way.startsWith("properties/") ? way.slice("properties/".length) : undefined;
}

/** The properties that a schema describes itself, by name. */
export function propertiesOf({ children }: SchemaNode): Map<string, SchemaNode> {
  return new Map(
    [...children].flatMap(([way, child]): [string, SchemaNode][] => {
      const name = propertyName(way);
      return name === undefined ? [] : [[name, child]];
    }),
  );
}

export function typesOf({ facts }: SchemaNode): readonly unknown[] {
  return Array.isArray(facts["type"]) ? facts["type"] : [];
}

export function requiredOf({ facts }: SchemaNode): readonly unknown[] {
  return Array.isArray(facts["required"]) ? facts["required"] : [];
}

export function enumOf({ facts }: SchemaNode): readonly unknown[] | undefined {
  return Array.isArray(facts["enum"]) ? facts["enum"] : undefined;
}
