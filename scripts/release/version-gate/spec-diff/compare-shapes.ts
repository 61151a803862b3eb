import type { PlaceStep, Side, TypeDifference } from "../type-diff/compare-packages.ts";
import { compareScalars, primitiveOf } from "../type-diff/compare-scalars.ts";
import type { TypeMembers } from "../type-diff/type-members.ts";
import { compareFacts } from "./compare-facts.ts";
import type { ObjectShape, SchemaPlace, SchemaReader, SchemaShape } from "./schema-shape.ts";
import {
  type ComparedShape,
  type Part,
  type ShapeChange,
  type ShapeDifference,
  walk,
} from "./shape-parts.ts";

const ANY_TAG = "*";

/** Compares schemas by what they allow. Each pair is compared once, in however many places it is found. */
export class ShapeComparison {
  readonly #old: SchemaReader;
  readonly #current: SchemaReader;
  readonly #known = new Map<string, ComparedShape>();

  constructor(old: SchemaReader, current: SchemaReader) {
    this.#old = old;
    this.#current = current;
  }

  part(place: readonly PlaceStep[], old: SchemaPlace, current: SchemaPlace, side: Side): Part {
    const [was, is] = [
      old.map((keys) => this.#old.resolveBare(keys)),
      current.map((keys) => this.#current.resolveBare(keys)),
    ];
    const key = JSON.stringify([side, was, is]);
    return { place, key, compare: () => this.#remember(key, () => this.#compare(was, is, side)) };
  }

  /** Returns whether a part has a break anywhere. */
  isBroken(part: Part): boolean {
    return walk([part]).some(({ change: { what } }) =>
      "isBreaking" in what ? what.isBreaking : what.class === "breaking",
    );
  }

  #remember(key: string, compare: () => ComparedShape): ComparedShape {
    const known = this.#known.get(key) ?? compare();
    this.#known.set(key, known);
    return known;
  }

  #compare(old: SchemaPlace, current: SchemaPlace, side: Side): ComparedShape {
    const [was, is] = [seenFrom(side, this.#old.read(old)), seenFrom(side, this.#current.read(current))];
    const texts = { before: this.#write(was, this.#old), after: this.#write(is, this.#current) };
    const found = this.#compareKinds(was, is, side, texts);
    const objects = this.#compareObjects(was.objects, is.objects, side, texts);
    const lists =
      was.items !== undefined && is.items !== undefined
        ? [this.part([{ items: "list" }], was.items, is.items, side)]
        : [];
    const facts = found.some(
      ({ what }) => "kind" in what && what.kind === "type-changed" && what.values.length === 0,
    )
      ? []
      : compareFacts(was.facts, is.facts, side).map((what): ShapeChange => ({ place: [], what, ...what }));
    return {
      name: was.name === is.name ? is.name : undefined,
      changes: [...found, ...objects.changes, ...facts],
      parts: [...objects.parts, ...lists],
    };
  }

  /** Alternatives that are no objects: `null`, values, and whole types. */
  #compareKinds(was: SchemaShape, is: SchemaShape, side: Side, texts: Texts): ShapeChange[] {
    const at = { place: [], keys: is.keys, isInOld: false };
    const changed = (
      kind: TypeDifference["kind"],
      isBreaking: boolean,
      values: readonly string[] = [],
    ): TypeDifference => ({
      kind,
      isBreaking,
      values,
      ...texts,
      place: [],
      owner: undefined,
    });
    const [old, current] = [toMembers(was), toMembers(is)];
    if (old.isUnknown || current.isUnknown) {
      if (old.isUnknown === current.isUnknown) return [];
      const isBreaking = side === "request" ? old.isUnknown : current.isUnknown;
      return [{ ...at, what: changed("type-changed", isBreaking) }];
    }
    const scalars = compareScalars(old, current, side, changed);
    const [kinds, newKinds] = [kindsOf(was), kindsOf(is)];
    const removed = kinds.some((kind) => !newKinds.includes(kind));
    const added = newKinds.some((kind) => !kinds.includes(kind));
    const whole = removed || added ? [changed("type-changed", removed || side === "response")] : [];
    const others =
      whole.length === 0
        ? scalars
        : scalars.filter(({ kind }) => (removed ? kind.includes("null") : kind !== "type-changed"));
    return [...whole, ...others].map((what) => ({ ...at, what }));
  }

  #compareObjects(
    old: readonly ObjectShape[],
    current: readonly ObjectShape[],
    side: Side,
    texts: Texts,
  ): Pick<ComparedShape, "changes" | "parts"> {
    const [object, newObject] = [old[0], current[0]];
    if (object === undefined || newObject === undefined) return { changes: [], parts: [] };
    if (old.length === 1 && current.length === 1) return this.#compareObject(object, newObject, side);
    const tag = commonTag(
      [
        ...old.map((each) => this.#tags(each, this.#old)),
        ...current.map((each) => this.#tags(each, this.#current)),
      ],
      old.length,
    );
    return tag === undefined
      ? this.#comparePlainVariants(old, current, side, texts)
      : this.#compareTaggedVariants(tag, old, current, side, texts);
  }

  #compareTaggedVariants(
    tag: string,
    old: readonly ObjectShape[],
    current: readonly ObjectShape[],
    side: Side,
    texts: Texts,
  ): Pick<ComparedShape, "changes" | "parts"> {
    const valued = (objects: readonly ObjectShape[], reader: SchemaReader): Map<string, ObjectShape> =>
      new Map(objects.map((object) => [this.#tags(object, reader).get(tag) ?? "", object]));
    const [variants, newVariants] = [valued(old, this.#old), valued(current, this.#current)];
    // The generator adds a variant for kinds to come to a union whose kinds are told apart by a discriminator.
    const isOpen = variants.has(ANY_TAG) || old.every((object) => object.tag !== undefined);
    const at = (value: string): PlaceStep[] => (value === ANY_TAG ? [] : [{ tag, value }]);
    const changes = [
      ...[...variants].flatMap(([value, { keys }]): ShapeChange[] => {
        if (newVariants.has(value)) return [];
        const what = { kind: "variant-removed", isBreaking: true, values: [value], ...texts } as const;
        return [{ place: at(value), keys, isInOld: true, what }];
      }),
      ...[...newVariants].flatMap(([value, { keys }]): ShapeChange[] => {
        if (variants.has(value)) return [];
        const isBreaking = side === "response" && !isOpen;
        const what = { kind: "variant-added", isBreaking, values: [value], ...texts } as const;
        return [{ place: at(value), keys, isInOld: false, what }];
      }),
    ];
    const parts = [...variants].flatMap(([value, object]) => {
      const match = newVariants.get(value);
      return match === undefined ? [] : [this.#objectPart(at(value), object, match, side)];
    });
    return { changes, parts };
  }

  /** Without a tag variants are the same when they have the same name or properties, or when one can stand for the other. */
  #comparePlainVariants(
    old: readonly ObjectShape[],
    current: readonly ObjectShape[],
    side: Side,
    texts: Texts,
  ): Pick<ComparedShape, "changes" | "parts"> {
    const find = (objects: readonly ObjectShape[], object: ObjectShape): ObjectShape | undefined =>
      objects.find((other) => labelOf(other) === labelOf(object));
    const gone = old.filter((object) => find(current, object) === undefined);
    const come = current.filter((object) => find(old, object) === undefined);
    const isSame = (before: ObjectShape, after: ObjectShape): boolean =>
      !this.isBroken(this.#objectPart([], before, after, side));
    const removed = gone.filter((object) => !come.some((other) => isSame(object, other)));
    return {
      changes: [
        ...removed.map((object): ShapeChange => {
          const what = {
            kind: "variant-removed",
            isBreaking: true,
            values: [labelOf(object)],
            ...texts,
          } as const;
          return { place: [], keys: object.keys, isInOld: true, what };
        }),
        ...come.map((object): ShapeChange => {
          const isBreaking = side === "response" && !gone.some((other) => isSame(other, object));
          const what = { kind: "variant-added", isBreaking, values: [labelOf(object)], ...texts } as const;
          return { place: [], keys: object.keys, isInOld: false, what };
        }),
      ],
      parts: old.flatMap((object) => {
        const match = find(current, object);
        return match === undefined ? [] : [this.#objectPart([], object, match, side)];
      }),
    };
  }

  #objectPart(place: readonly PlaceStep[], old: ObjectShape, current: ObjectShape, side: Side): Part {
    const key = JSON.stringify([side, "object", old.keys, current.keys]);
    const name = old.name === current.name ? old.name : undefined;
    return {
      place,
      key,
      compare: () => this.#remember(key, () => ({ name, ...this.#compareObject(old, current, side) })),
    };
  }

  #compareObject(
    old: ObjectShape,
    current: ObjectShape,
    side: Side,
  ): Pick<ComparedShape, "changes" | "parts"> {
    const [before, after] = [
      this.#seenFrom(side, old, this.#old, (name) => current.properties.has(name)),
      this.#seenFrom(side, current, this.#current, (name) => old.properties.has(name)),
    ];
    if (old.name !== current.name && hasLittleOf(before, after))
      return { changes: [{ place: [], keys: current.keys, isInOld: false, what: OTHER_TYPE }], parts: [] };
    const isTaken = side === "request" && current.rest !== undefined;
    const at = (name: string, place: SchemaPlace, isInOld: boolean): Omit<ShapeChange, "what"> => ({
      place: [{ property: name }],
      keys: place.at(-1) ?? [],
      isInOld,
    });
    const removed = [...before].flatMap(([name, place]): ShapeChange[] =>
      current.properties.has(name) || isTaken
        ? []
        : [{ ...at(name, place, true), what: difference("property-removed", true) }],
    );
    const others = [...after].flatMap(([name, place]): ShapeChange[] => {
      const isRequired = this.#isRequired(side, current, name, this.#current);
      if (!old.properties.has(name)) {
        const kind = isRequired && side === "request" ? "required-property-added" : "property-added";
        return [{ ...at(name, place, false), what: difference(kind, kind !== "property-added") }];
      }
      if (isRequired === this.#isRequired(side, old, name, this.#old)) return [];
      const kind = isRequired ? "made-required" : "made-optional";
      return [{ ...at(name, place, false), what: difference(kind, isRequired === (side === "request")) }];
    });
    const parts = [...after].flatMap(([name, place]) => {
      const known = before.get(name);
      return known === undefined ? [] : [this.part([{ property: name }], known, place, side)];
    });
    const rest = this.#compareRest(old, current, side);
    return { changes: [...removed, ...others, ...rest.changes], parts: [...parts, ...rest.parts] };
  }

  /** A property with a default can be left out of a request, and a response always has the certain ones. */
  #isRequired(
    side: Side,
    { required, certain, properties }: ObjectShape,
    name: string,
    reader: SchemaReader,
  ): boolean {
    if (side === "response") return (certain ?? required).has(name);
    return required.has(name) && !reader.read(properties.get(name) ?? []).facts.has("default");
  }

  /** The properties that are there in a direction. One that becomes read-only is still there, to be told as that. */
  #seenFrom(
    side: Side,
    { properties }: ObjectShape,
    reader: SchemaReader,
    isKnown: (name: string) => boolean,
  ): Map<string, SchemaPlace> {
    const keyword = side === "request" ? "readOnly" : "writeOnly";
    return new Map(
      [...properties].filter(
        ([name, place]) => isKnown(name) || reader.read(place).facts.get(keyword)?.value !== true,
      ),
    );
  }

  /** Properties that have no name of their own. */
  #compareRest(old: ObjectShape, current: ObjectShape, side: Side): Pick<ComparedShape, "changes" | "parts"> {
    const place: PlaceStep[] = [{ items: "map" }];
    const changed = (what: ShapeDifference, isInOld: boolean): Pick<ComparedShape, "changes" | "parts"> => ({
      changes: [{ place, keys: (isInOld ? old : current).keys, isInOld, what }],
      parts: [],
    });
    if (old.rest === undefined)
      return current.rest === undefined
        ? { changes: [], parts: [] }
        : changed(difference("property-added", false), false);
    if (current.rest === undefined) return changed(difference("property-removed", true), true);
    if (old.rest === "unknown" || current.rest === "unknown") {
      if (old.rest === current.rest) return { changes: [], parts: [] };
      const isBreaking = (side === "request" ? old : current).rest === "unknown";
      return changed(difference("type-changed", isBreaking), false);
    }
    return { changes: [], parts: [this.part(place, old.rest, current.rest, side)] };
  }

  #tags(object: ObjectShape, reader: SchemaReader): ReadonlyMap<string, string> {
    const tags = [...object.properties].flatMap(([name, place]): [string, string][] => {
      const { values, kinds, facts } = reader.read(place);
      if (facts.has("not") && kinds.has("string")) return [[name, ANY_TAG]];
      const [only] = values;
      return only !== undefined && values.length === 1 && kinds.size === 0 ? [[name, only]] : [];
    });
    return new Map([
      ...(object.tag === undefined ? [] : [[object.tag.property, object.tag.value] as const]),
      ...tags,
    ]);
  }

  /** The type in words. */
  #write(shape: SchemaShape, reader: SchemaReader): string {
    if (shape.name !== undefined) return shape.name;
    const list = shape.items === undefined ? "unknown" : this.#writeItem(reader.read(shape.items));
    const kinds = [...shape.kinds].flatMap((kind) => {
      if (kind === "list") return [`${list}[]`];
      return kind === "object" ? shape.objects.map(({ name }) => name ?? "object") : [kind];
    });
    return [...new Set([...shape.values, ...kinds])].join(" | ");
  }

  #writeItem({ name, values, kinds }: SchemaShape): string {
    const members = [...values, ...kinds];
    return name ?? (members.length === 1 ? (members[0] ?? "") : `(${members.join(" | ")})`);
  }
}

/** A response may have other texts than those of an enum, whether it says so or not. */
function seenFrom(side: Side, shape: SchemaShape): SchemaShape {
  const isOpen = side === "response" && shape.isEnum;
  return isOpen ? { ...shape, kinds: new Set([...shape.kinds].filter((kind) => kind !== "string")) } : shape;
}

type Texts = Pick<TypeDifference, "before" | "after">;

function difference(kind: TypeDifference["kind"], isBreaking: boolean): ShapeDifference {
  return { kind, isBreaking, values: [], before: "", after: "" };
}

const OTHER_TYPE = difference("type-changed", true);

function toMembers({ kinds, values, isEnum }: SchemaShape): TypeMembers {
  return {
    isUnknown: kinds.has("unknown"),
    hasNull: kinds.has("null"),
    hasUndefined: false,
    literals: values,
    primitives: [...kinds].filter((kind) => ["string", "number", "boolean", "Blob"].includes(kind)),
    hasUnrecognized: isEnum,
    objects: [],
  };
}

function kindsOf({ kinds, values }: SchemaShape): string[] {
  return [...new Set([...values.map(primitiveOf), ...[...kinds].filter((kind) => kind !== "null")])];
}

function labelOf({ name, properties }: ObjectShape): string {
  return name ?? `{ ${[...properties.keys()].join(", ")} }`;
}

/** Returns whether most properties are gone: then it is another type, and its properties need no reason each. */
function hasLittleOf(old: ReadonlyMap<string, unknown>, current: ReadonlyMap<string, unknown>): boolean {
  const kept = [...old.keys()].filter((name) => current.has(name)).length;
  return old.size > 2 && kept * 2 < old.size;
}

/** A property that has another value in each variant. */
function commonTag(all: readonly ReadonlyMap<string, string>[], oldCount: number): string | undefined {
  const [first] = all;
  const sets = [all.slice(0, oldCount), all.slice(oldCount)];
  return [...(first?.keys() ?? [])].find((name) =>
    sets.every(
      (tags) =>
        tags.every((known) => known.has(name)) &&
        new Set(tags.map((known) => known.get(name))).size === tags.length,
    ),
  );
}
