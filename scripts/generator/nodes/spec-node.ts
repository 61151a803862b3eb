import { isRef, type Location, type UserContext } from "@redocly/openapi-core";
import { type DocumentPlace, placeBelow } from "../../base/json/document-place.ts";
import { isObject } from "../../base/json/json-object.ts";

/**
 * A value in a spec, and its place. Rules must handle documents that are broken in every way, so a node makes no assumptions
 * about the shape: a missing value is a node with the value `undefined`.
 */
export class SpecNode {
  readonly value: unknown;
  #location: Location | (() => Location);
  readonly #resolve: UserContext["resolve"];
  readonly #place: DocumentPlace;

  /** Computed on demand: most nodes do not need a location, and computing it is the slowest part of a node. */
  constructor(
    value: unknown,
    location: Location | (() => Location),
    resolve: UserContext["resolve"],
    place: DocumentPlace = "keywords",
  ) {
    this.value = value;
    this.#location = location;
    this.#resolve = resolve;
    this.#place = place;
  }

  get location(): Location {
    if (typeof this.#location === "function") this.#location = this.#location();
    return this.#location;
  }

  /** Returns the node under a key or an index. A reference is followed, also into another file. */
  child(key: string | number): SpecNode {
    return this.rawChild(key).target;
  }

  /** Target of a reference. In data it is a text like any other. */
  get target(): SpecNode {
    if (this.#place === "data" || !isRef(this.value)) return this;
    const { node, location } = this.#resolve<object>(this.value, this.location.source.absoluteRef);
    return new SpecNode(node, location ?? this.location, this.#resolve, this.#place);
  }

  /** Returns the node as written under a key or an index, also if it is a reference. */
  rawChild(key: string | number): SpecNode {
    const holds = typeof this.value === "object" && this.value !== null && Object.hasOwn(this.value, key);
    const value: unknown = holds ? Reflect.get(Object(this.value), key) : undefined;
    const place = placeBelow(this.#place, key, value);
    return new SpecNode(value, () => this.location.child(key), this.#resolve, place);
  }

  get exists(): boolean {
    return this.value !== undefined;
  }

  /** Its keys, if it is an object. */
  get keys(): string[] {
    return isObject(this.value) ? Object.keys(this.value) : [];
  }

  /** Its members by key, if it is an object. */
  get entries(): [string, SpecNode][] {
    return this.keys.map((key) => [key, this.child(key)]);
  }

  /** Its members, if it is an array. */
  get items(): SpecNode[] {
    return Array.isArray(this.value) ? this.value.map((_, index) => this.child(index)) : [];
  }

  get text(): string | undefined {
    return typeof this.value === "string" ? this.value : undefined;
  }

  /** Identifies the place, even if it was reached in two ways. */
  get place(): string {
    return this.location.absolutePointer;
  }

  /** The last part of its JSON pointer; of a component, the name. */
  get name(): string {
    const { pointer } = this.location;
    return pointer.slice(pointer.lastIndexOf("/") + 1);
  }
}
