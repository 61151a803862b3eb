import type { EditTable, InputPlace, InputShape, ShapeReference } from "@agent-apis/runtime/edit";
import { follow, resolverOf } from "../../base/reference/follow.ts";
import {
  entriesOf,
  isObject,
  itemsOf,
  type JsonObject,
  memberOf,
  textOf,
} from "../../base/json/json-object.ts";
import { referencedName } from "../../base/reference/reference.ts";
import type { OpenApiDocument } from "../document.ts";
import type { RoundTrip } from "./list-round-trips.ts";

const REQUIRED = 1;
const TAKES_NULL = 2;
const TAKES_SCALARS = 4;
/** Objects and lists. */
const TAKES_MORE = 8;
const ANYTHING = TAKES_NULL + TAKES_SCALARS + TAKES_MORE;

const TAKES_BY_TYPE: Readonly<Record<string, number>> = {
  null: TAKES_NULL,
  object: TAKES_MORE,
  array: TAKES_MORE,
};
const UNIONS = ["anyOf", "oneOf"];

/** Table of the properties that the bodies of these round trips accept. */
export function makeEditTable(document: OpenApiDocument, trips: readonly RoundTrip[]): EditTable {
  const shapes = new InputShapes(document);
  const calls = trips.map(({ call, schema }) => [call, shapes.shapeOf(schema) ?? {}]);
  return { calls: Object.fromEntries(calls), shapes: shapes.named };
}

/** Shapes of the objects and lists in requests, by the name of their schema in the directional document. */
class InputShapes {
  readonly named: Record<string, InputShape> = {};
  readonly #document: OpenApiDocument;

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  /** The shape of an object or list; `undefined` if it can contain anything, or if the schema describes other values. */
  shapeOf(schema: unknown): ShapeReference | undefined {
    const only = this.#onlyMember(this.#resolve(schema));
    if (only !== undefined) return this.shapeOf(only);
    const name = referencedName(schema);
    if (name === undefined) return this.#makeShape(schema, false);
    if (name in this.named) return name;
    // Reserved first, because a schema can refer to itself.
    this.named[name] = {};
    const shape = this.#makeShape(this.#resolve(schema), false);
    if (shape === undefined) delete this.named[name];
    else this.named[name] = shape;
    return shape && name;
  }

  /** The only object or list of a union, such as one with null. */
  #onlyMember(schema: unknown): unknown {
    const members = membersOf(schema).filter((member) => this.#takesOf(member) & TAKES_MORE);
    const isMore = ["properties", "items", "allOf"].some((key) => memberOf(schema, key) !== undefined);
    return members.length === 1 && !isMore ? members[0] : undefined;
  }

  #makeShape(schema: unknown, isPart: boolean): InputShape | undefined {
    const shape = {
      ...this.#membersOf(schema, isPart),
      ...this.#unionOf(schema, isPart),
      ...this.#partsOf(schema),
    };
    return Object.keys(shape).length === 0 ? undefined : shape;
  }

  /** Content of an object or a list. */
  #membersOf(schema: unknown, isPart: boolean): InputShape {
    const items = this.#itemsOf(schema);
    const keys = this.#keysOf(schema, isPart);
    const rest = isPart ? undefined : this.#restOf(schema);
    return {
      ...(items === undefined ? {} : { items }),
      ...(keys === undefined ? {} : { keys }),
      ...(rest === undefined || (keys === undefined && rest === ANYTHING) ? {} : { rest }),
    };
  }

  #keysOf(schema: unknown, isPart: boolean): Record<string, InputPlace> | undefined {
    const properties = memberOf(schema, "properties");
    const isClosed = memberOf(schema, "additionalProperties") === false;
    if (properties === undefined && !isClosed) return undefined;
    const required = itemsOf(memberOf(schema, "required"));
    const places = entriesOf(properties).map(([name, property]): [string, InputPlace] => [
      name,
      this.#placeOf(property, required.includes(name) ? REQUIRED : 0),
    ]);
    // A property that is never sent must be listed only if unnamed properties can be sent.
    const isWhole = isClosed && !isPart && membersOf(schema).length === 0;
    return Object.fromEntries(places.filter(([, place]) => place !== 0 || !isWhole));
  }

  /** Items of any type need no shape. */
  #itemsOf(schema: unknown): InputPlace | undefined {
    const items = memberOf(schema, "items");
    const place = items === undefined ? undefined : this.#placeOf(items, 0);
    return typeof place === "number" ? undefined : place;
  }

  /** Values that unnamed properties accept. */
  #restOf(schema: unknown): InputPlace | undefined {
    if (memberOf(schema, "properties") === undefined && !isObjectSchema(schema)) return undefined;
    const others = memberOf(schema, "additionalProperties");
    const patterns = entriesOf(memberOf(schema, "patternProperties")).map(([, pattern]) => pattern);
    const closing = others ?? memberOf(schema, "unevaluatedProperties");
    const schemas = [...patterns, ...(isObject(others) ? [others] : [])];
    const [first, ...more] = schemas;
    if (first === undefined) return closing === false ? undefined : ANYTHING;
    return more.length === 0 ? this.#placeOf(first, 0) : ANYTHING;
  }

  /** Alternatives by tag, or else everything that any of them accepts. */
  #unionOf(schema: unknown, isPart: boolean): InputShape {
    const members = membersOf(schema).filter((member) => this.#takesOf(member) & TAKES_MORE);
    const tag = members.length < 2 ? undefined : this.#findTag(schema, members);
    if (tag === undefined) return this.#joinMembers(members, isPart);
    const isUsual = (member: unknown): boolean =>
      memberOf(this.#resolve(this.#propertiesOf(member)[tag]), "default") !== undefined;
    const untagged = members.find(isUsual) ?? members.find((member) => !this.#requires(member, tag));
    const kinds = members.map((member): [string, ShapeReference] => [
      String(this.#tagOf(member, tag)),
      this.#variantOf(member, isPart),
    ]);
    return {
      tag,
      kinds: Object.fromEntries(kinds),
      ...(untagged === undefined ? {} : { untagged: String(this.#tagOf(untagged, tag)) }),
    };
  }

  /** An alternative that can contain anything accepts everything that the others accept. */
  #joinMembers(members: readonly unknown[], isPart: boolean): InputShape {
    const shapes = members.map((member) => this.#variantOf(member, isPart));
    const found = shapes.map((shape) => (typeof shape === "string" ? (this.named[shape] ?? {}) : shape));
    if (found.length === 0 || found.some((shape) => Object.keys(shape).length === 0)) return {};
    return found.reduce((one, other) => either(one, other));
  }

  #variantOf(member: unknown, isPart: boolean): ShapeReference {
    if (!isPart) return this.shapeOf(member) ?? {};
    return this.#makeShape(this.#resolve(member), true) ?? {};
  }

  /** The members of `allOf`, which is closed as a whole or not at all. */
  #partsOf(schema: unknown): InputShape {
    const members = itemsOf(memberOf(schema, "allOf"));
    const all = members.flatMap((member) => this.#makeShape(this.#resolve(member), true) ?? []);
    if (all.length === 0) return {};
    const rest = memberOf(schema, "unevaluatedProperties") === false ? {} : { rest: ANYTHING };
    return { ...rest, all };
  }

  #placeOf(schema: unknown, required: number): InputPlace {
    const takes = required + this.#takesOf(schema);
    const shape = takes & TAKES_MORE ? this.shapeOf(schema) : undefined;
    return shape === undefined ? takes : [takes, shape];
  }

  /** The kinds of values that a schema accepts: null, scalars, objects and lists. */
  #takesOf(schema: unknown, depth = 0): number {
    const target = this.#resolve(schema);
    if (depth > DEEPEST) return ANYTHING;
    const takes = [this.#takesItself(target)];
    for (const key of UNIONS) {
      const members = itemsOf(memberOf(target, key));
      if (members.length > 0)
        takes.push(members.reduce<number>((sum, member) => sum | this.#takesOf(member, depth + 1), 0));
    }
    for (const member of itemsOf(memberOf(target, "allOf"))) takes.push(this.#takesOf(member, depth + 1));
    return takes.reduce((sum, one) => sum & one, ANYTHING);
  }

  #takesItself(schema: unknown): number {
    if (isNever(schema)) return 0;
    const types = [memberOf(schema, "type")].flat().filter((type) => typeof type === "string");
    const values = [
      ...itemsOf(memberOf(schema, "enum")),
      ...(isObject(schema) && "const" in schema ? [schema["const"]] : []),
    ];
    const byType = types.map((type) => TAKES_BY_TYPE[type] ?? TAKES_SCALARS);
    const byValue = values.map((value) => (value === null ? TAKES_NULL : TAKES_SCALARS));
    const known = [byType, byValue].filter(({ length }) => length > 0);
    return known.reduce((sum, takes) => sum & takes.reduce((one, other) => one | other, 0), ANYTHING);
  }

  /** The property that tells the alternatives apart: that of the discriminator, or one with a different constant in each. */
  #findTag(schema: unknown, members: readonly unknown[]): string | undefined {
    const named = textOf(memberOf(memberOf(schema, "discriminator"), "propertyName"));
    if (named !== undefined) return named;
    const [first] = members.map((member) => this.#propertiesOf(member));
    return Object.keys(first ?? {}).find((name) => {
      const values = members.map((member) => this.#tagOf(member, name));
      return !values.includes(undefined) && new Set(values).size === values.length;
    });
  }

  #tagOf(member: unknown, tag: string): unknown {
    return memberOf(this.#resolve(this.#propertiesOf(member)[tag]), "const");
  }

  #requires(member: unknown, name: string): boolean {
    const target = this.#resolve(member);
    return (
      itemsOf(memberOf(target, "required")).includes(name) ||
      itemsOf(memberOf(target, "allOf")).some((part) => this.#requires(part, name))
    );
  }

  #propertiesOf(member: unknown): JsonObject {
    const target = this.#resolve(member);
    const parts = itemsOf(memberOf(target, "allOf")).map((part) => this.#propertiesOf(part));
    return Object.assign({}, ...parts, memberOf(target, "properties"));
  }

  /** Target of a reference. */
  #resolve(schema: unknown): unknown {
    return follow(schema, resolverOf(this.#document));
  }
}

/** Maximum depth of nested unions. */
const DEEPEST = 8;

/** The alternatives of a union. */
function membersOf(schema: unknown): unknown[] {
  return UNIONS.flatMap((key) => itemsOf(memberOf(schema, key)));
}

function isNever(schema: unknown): boolean {
  const not = memberOf(schema, "not");
  return schema === false || (isObject(not) && Object.keys(not).length === 0);
}

function isObjectSchema(schema: unknown): boolean {
  return [memberOf(schema, "type")].flat().includes("object");
}

/** Values that either of two alternatives accepts if no tag tells them apart. */
function either(one: InputShape, other: InputShape): InputShape {
  const [a, b] = [one.keys ?? {}, other.keys ?? {}];
  const names = one.keys === undefined || other.keys === undefined ? {} : { ...a, ...b };
  const keys = Object.fromEntries(
    Object.keys(names).map((name): [string, InputPlace] => [name, eitherPlace(a[name], b[name])]),
  );
  return { ...one, ...other, ...(Object.keys(names).length === 0 ? {} : { keys }) };
}

function eitherPlace(one: InputPlace = 0, other: InputPlace = 0): InputPlace {
  const [a, b] = [one, other].map((place) => (typeof place === "number" ? place : place[0]));
  const sum = ((a ?? 0) | (b ?? 0)) & ~REQUIRED;
  const isRequired = (a ?? 0) & (b ?? 0) & REQUIRED;
  const shape = typeof one === "number" ? other : one;
  return typeof shape === "number" ? sum + isRequired : [sum + isRequired, shape[1]];
}
