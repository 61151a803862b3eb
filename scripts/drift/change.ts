import { escapeKey } from "../json/json-pointer.ts";

/** Where in an operation something is. */
export interface Place {
  /** `request`, `response`, `query`, `path`, `header`, `cookie`, `security` or `operation`. */
  readonly section: string;
  /** Status of a response, or name of a parameter. */
  readonly name?: string;
  /** Name of a response's header. */
  readonly header?: string;
  /** Where there are several. */
  readonly mediaType?: string;
  /** Properties on the way down; `*` stands for an item or for any other property. */
  readonly pointer: readonly string[];
  /** The alternatives that were chosen on the way. */
  readonly alternatives: readonly string[];
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
