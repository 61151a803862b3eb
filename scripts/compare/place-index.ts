import type { JsonObject } from "../base/json/json-object.ts";
import { valueAt } from "../base/json/json-pointer.ts";

/** The keys on the way to a part of a document. */
export type Keys = readonly string[];

/** Finds parts of a document again. An object that is used in several places is found in the first of them. */
export class PlaceIndex {
  readonly #keys = new Map<unknown, Keys>();

  constructor(document: unknown) {
    this.#add(document, []);
  }

  /** Keys of an object or a list of the document; none of anything else. */
  keysOf(part: unknown): Keys {
    return this.#keys.get(part) ?? [];
  }

  /** Keys of what is on a way from the last of several objects that has it. */
  find(sources: readonly JsonObject[], ...way: Keys): Keys {
    return [...this.keysOf(sources.findLast((source) => valueAt(source, way) !== undefined)), ...way];
  }

  #add(part: unknown, keys: Keys): void {
    if (typeof part !== "object" || part === null || this.#keys.has(part)) return;
    this.#keys.set(part, keys);
    for (const [key, member] of Object.entries(part)) this.#add(member, [...keys, key]);
  }
}
