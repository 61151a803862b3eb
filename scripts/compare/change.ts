import { escapeKey } from "../base/json/json-pointer.ts";
import { propertyName } from "./schema-node.ts";

/** Place within an operation. */
export interface Place {
  /** `request`, `response`, `query`, `path`, `header`, `cookie`, `security` or `operation`. */
  readonly section: string;
  /** Status of a response, or name of a parameter. */
  readonly name?: string;
  /** Name of a response's header. */
  readonly header?: string;
  /** Index or name, where there are several. */
  readonly mediaType?: string;
  /** Properties on the way down; `*` stands for an item or for any other property. */
  readonly pointer: readonly string[];
  /** The alternatives that were chosen on the way. */
  readonly alternatives: readonly string[];
  /** The innermost schema with a name that it is in, and what leads there. */
  readonly schema?: { readonly name: string; readonly pointer: number; readonly alternatives: number };
}

/** Name of a step from a schema to one within it, as a place shows it. */
export function stepName(way: string): string {
  return propertyName(way) ?? (way === "items" || way === "additionalProperties" ? "*" : `(${way})`);
}

/** One fact that is not what it was. */
export interface Change {
  readonly place: Place;
  /** In plain words. */
  readonly what: string;
}

/** A place in words: `response 200 /items/*\/name (alternative Email)`. */
export function formatPlace({ section, name, header, mediaType, pointer, alternatives }: Place): string {
  const words = [
    section,
    ...(name === undefined ? [] : [name]),
    ...(header === undefined ? [] : [`header ${header}`]),
    ...(mediaType === undefined ? [] : [mediaType]),
    ...(pointer.length === 0 ? [] : [`/${pointer.map(escapeKey).join("/")}`]),
    ...(alternatives.length === 0 ? [] : [`(alternative ${alternatives.join(", ")})`]),
  ];
  return words.join(" ");
}

/** The same place as seen from the schema with a name that it is in: `Agent /name`. */
export function formatPlaceInSchema({ pointer, alternatives, schema }: Place): SharedPlace | undefined {
  if (schema === undefined) return undefined;
  const at = formatPlace({
    section: schema.name,
    pointer: pointer.slice(schema.pointer),
    alternatives: alternatives.slice(schema.alternatives),
  });
  return { schema: schema.name, at };
}

export interface SharedPlace {
  readonly schema: string;
  readonly at: string;
}
