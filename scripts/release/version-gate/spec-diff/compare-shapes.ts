import type { PlaceStep, Side, TypeDifference } from "../type-diff/type-change.ts";
import { compareScalars, primitiveOf } from "../type-diff/compare-scalars.ts";
import type { TypeMembers } from "../type-diff/type-members.ts";
import { pairUp } from "../../../compare/pair-up.ts";
import type { Keys } from "../../../compare/place-index.ts";
import type { SchemaNode } from "../../../compare/schema-node.ts";
import { compareFacts } from "./compare-facts.ts";
import type { ObjectShape, SchemaShape, ShapeReader } from "./read-shape.ts";
import type { SpecReader } from "./spec-reader.ts";
import { changedTo, type ShapeChange, type ShapeDifference } from "./shape-change.ts";
import { pairVariants } from "./pair-variants.ts";
import { type ComparedPart, type Part, walkParts } from "./walk-parts.ts";

type Compared = Pick<ComparedPart, "changes" | "parts">;
type Texts = Pick<TypeDifference, "before" | "after">;

/** Compares schemas by what they allow. Each pair is compared once, in however many places it is found. */
export class ShapeComparison {
  readonly old: SpecReader;
  readonly current: SpecReader;
  readonly #known = new Map<string, ComparedPart>();
  readonly #numbers = new Map<unknown, number>();

  constructor(old: SpecReader, current: SpecReader) {
    this.old = old;
    this.current = current;
  }

  part(place: readonly PlaceStep[], old: SchemaNode, current: SchemaNode, side: Side): Part {
    return this.#part(place, [side, old, current], () => this.#compare(old, current, side));
  }

  #part(place: readonly PlaceStep[], pair: readonly unknown[], compare: () => ComparedPart): Part {
    const key = pair.map((each) => this.#numberOf(each)).join();
    const remember = (): ComparedPart => {
      const known = this.#known.get(key) ?? compare();
      this.#known.set(key, known);
      return known;
    };
    return { place, key, compare: remember };
  }

  #numberOf(value: unknown): number {
    const number = this.#numbers.get(value) ?? this.#numbers.size;
    this.#numbers.set(value, number);
    return number;
  }

  #compare(old: SchemaNode, current: SchemaNode, side: Side): ComparedPart {
    const [was, is] = [
      seenFrom(side, this.old.shapes.read(old)),
      seenFrom(side, this.current.shapes.read(current)),
    ];
    const texts = { before: write(was, this.old.shapes), after: write(is, this.current.shapes) };
    const found = this.#compareKinds(was, is, side, texts);
    const objects = this.#compareObjects(was.objects, is.objects, side, texts);
    const lists =
      was.items !== undefined && is.items !== undefined
        ? [this.part([{ items: "list" }], was.items, is.items, side)]
        : [];
    const isOfOtherType = found.some(({ kind, values }) => kind === "type-changed" && values.length === 0);
    const locate = (keyword: string): Keys =>
      is.facts.has(keyword)
        ? this.current.places.find(is.sources, keyword)
        : this.old.places.find(was.sources, keyword);
    const facts = isOfOtherType ? [] : compareFacts(was.facts, is.facts, side, locate);
    return {
      name: was.name === is.name ? is.name : undefined,
      changes: [...at([], [...found, ...facts]), ...objects.changes],
      parts: [...objects.parts, ...lists],
    };
  }

  /** Alternatives that are no objects: `null`, values, and whole types. */
  #compareKinds(was: SchemaShape, is: SchemaShape, side: Side, texts: Texts): ShapeDifference[] {
    const keys = this.current.places.find(is.sources);
    const changed = (
      kind: TypeDifference["kind"],
      isBreaking: boolean,
      values: readonly string[] = [],
    ): TypeDifference => ({ kind, isBreaking, values, ...texts, place: [], owner: undefined });
    const [old, current] = [toMembers(was), toMembers(is)];
    if (old.isUnknown || current.isUnknown) {
      if (old.isUnknown === current.isUnknown) return [];
      const isBreaking = side === "request" ? old.isUnknown : current.isUnknown;
      return [{ ...changed("type-changed", isBreaking), keys }];
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
    return [...whole, ...others].map((what) => ({ ...what, keys }));
  }

  #compareObjects(
    old: readonly ObjectShape[],
    current: readonly ObjectShape[],
    side: Side,
    texts: Texts,
  ): Compared {
    const [object, newObject] = [old[0], current[0]];
    if (object === undefined || newObject === undefined) return { changes: [], parts: [] };
    if (old.length === 1 && current.length === 1) return this.#compareObject(object, newObject, side);
    return this.#compareVariants(old, current, side, texts);
  }

  #compareVariants(
    old: readonly ObjectShape[],
    current: readonly ObjectShape[],
    side: Side,
    texts: Texts,
  ): Compared {
    const { pairs, placeOf, isTagged, isOpen } = pairVariants(old, current, [
      this.old.shapes,
      this.current.shapes,
    ]);
    const gone = pairs.flatMap(([, was, is]) => (was !== undefined && is === undefined ? [was] : []));
    const come = pairs.flatMap(([, was, is]) => (was === undefined ? [is] : []));
    const mayStandFor = (was: ObjectShape, is: ObjectShape): boolean =>
      !isTagged && !isBroken(this.#objectPart([], was, is, side));
    const isRemoved = (was: ObjectShape): boolean => !come.some((other) => mayStandFor(was, other));
    const isNew = (is: ObjectShape): boolean => !isOpen && !gone.some((other) => mayStandFor(other, is));
    const changes = pairs.flatMap(([key, was, is]): ComparedPart["changes"] => {
      const told = { values: [key], ...texts };
      if (was === undefined) {
        const keys = this.current.places.find(is.sources);
        const isBreaking = side === "response" && isNew(is);
        return at(placeOf(key), [{ kind: "variant-added", isBreaking, ...told, keys }]);
      }
      if (is !== undefined || !isRemoved(was)) return [];
      const keys = this.old.places.find(was.sources);
      return at(placeOf(key), [{ kind: "variant-removed", isBreaking: true, ...told, keys }]);
    });
    const parts = pairs.flatMap(([key, was, is]) =>
      was === undefined || is === undefined ? [] : [this.#objectPart(placeOf(key), was, is, side)],
    );
    return { changes, parts };
  }

  #objectPart(place: readonly PlaceStep[], was: ObjectShape, is: ObjectShape, side: Side): Part {
    return this.#part(place, [side, was, is], () => ({
      name: was.name === is.name ? is.name : undefined,
      ...this.#compareObject(was, is, side),
    }));
  }

  #compareObject(old: ObjectShape, current: ObjectShape, side: Side): Compared {
    const pairs = pairUp(old.properties, current.properties).filter(([, was, is]) =>
      this.#isSeen(side, was, is),
    );
    if (old.name !== current.name && hasLittleOf(pairs)) {
      const keys = this.current.places.find(current.sources);
      return { changes: at([], [changedTo("type-changed", true, keys)]), parts: [] };
    }
    const changes = pairs.flatMap(([name, was, is]) =>
      at([{ property: name }], this.#compareProperty(name, was, is, [old, current], side)),
    );
    const parts = pairs.flatMap(([name, was, is]) =>
      was === undefined || is === undefined ? [] : [this.part([{ property: name }], was, is, side)],
    );
    const rest = this.#compareRest(old, current, side);
    return { changes: [...changes, ...rest.changes], parts: [...parts, ...rest.parts] };
  }

  /** A property that exists in a direction. One that becomes read-only still exists, and is reported as read-only. */
  #isSeen(side: Side, was: SchemaNode | undefined, is: SchemaNode | undefined): boolean {
    const keyword = side === "request" ? "readOnly" : "writeOnly";
    if (was !== undefined && is !== undefined) return true;
    const facts = was === undefined ? is?.facts : was.facts;
    return facts?.[keyword] !== true;
  }

  #compareProperty(
    name: string,
    was: SchemaNode | undefined,
    is: SchemaNode | undefined,
    [old, current]: readonly [ObjectShape, ObjectShape],
    side: Side,
  ): ShapeDifference[] {
    if (is === undefined) {
      const isTaken = side === "request" && current.rest !== undefined;
      const keys = this.old.places.find(old.sources, "properties", name);
      return isTaken ? [] : [changedTo("property-removed", true, keys)];
    }
    const keys = this.current.places.find(current.sources, "properties", name);
    const isRequired = isRequiredIn(current, name, side);
    if (was === undefined) {
      const kind = isRequired && side === "request" ? "required-property-added" : "property-added";
      return [changedTo(kind, kind !== "property-added", keys)];
    }
    if (isRequired === isRequiredIn(old, name, side)) return [];
    const kind = isRequired ? "made-required" : "made-optional";
    return [changedTo(kind, isRequired === (side === "request"), keys)];
  }

  /** Properties that have no name of their own. */
  #compareRest(old: ObjectShape, current: ObjectShape, side: Side): Compared {
    const place: PlaceStep[] = [{ items: "map" }];
    const keys = this.current.places.find(current.sources);
    const changed = (kind: TypeDifference["kind"], isBreaking: boolean): Compared => ({
      changes: at(place, [changedTo(kind, isBreaking, keys)]),
      parts: [],
    });
    if (old.rest === undefined || current.rest === undefined) {
      if (old.rest === current.rest) return { changes: [], parts: [] };
      return old.rest === undefined ? changed("property-added", false) : changed("property-removed", true);
    }
    if (old.rest !== "unknown" && current.rest !== "unknown")
      return { changes: [], parts: [this.part(place, old.rest, current.rest, side)] };
    if (old.rest === current.rest) return { changes: [], parts: [] };
    return changed("type-changed", (side === "request" ? old : current).rest === "unknown");
  }
}

function at(place: readonly PlaceStep[], changes: readonly ShapeChange[]): ComparedPart["changes"] {
  return changes.map((what) => ({ place, what }));
}

/** A response may have other texts than those of an enum, whether it says so or not. */
function seenFrom(side: Side, shape: SchemaShape): SchemaShape {
  const isOpen = side === "response" && shape.isEnum;
  return isOpen ? { ...shape, kinds: new Set([...shape.kinds].filter((kind) => kind !== "string")) } : shape;
}

/** A property with a default can be left out of a request, and a response always has the certain ones. */
function isRequiredIn({ required, certain, properties }: ObjectShape, name: string, side: Side): boolean {
  if (side === "response") return (certain ?? required).has(name);
  return required.has(name) && properties.get(name)?.facts["default"] === undefined;
}

/** Returns whether a part has a break anywhere. */
function isBroken(part: Part): boolean {
  return walkParts([part]).some(({ what }) =>
    "isBreaking" in what ? what.isBreaking : what.class === "breaking",
  );
}

/** Returns whether most properties are gone: then it is another type, and its properties need no reason each. */
function hasLittleOf(pairs: readonly (readonly [string, unknown, unknown])[]): boolean {
  const before = pairs.filter(([, was]) => was !== undefined);
  const kept = before.filter(([, , is]) => is !== undefined).length;
  return before.length > 2 && kept * 2 < before.length;
}

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

/** The type in words. */
function write(shape: SchemaShape, shapes: ShapeReader): string {
  if (shape.name !== undefined) return shape.name;
  const list = shape.items === undefined ? "unknown" : writeItem(shapes.read(shape.items));
  const kinds = [...shape.kinds].flatMap((kind) => {
    if (kind === "list") return [`${list}[]`];
    return kind === "object" ? shape.objects.map(({ name }) => name ?? "object") : [kind];
  });
  return [...new Set([...shape.values, ...kinds])].join(" | ");
}

function writeItem({ name, values, kinds }: SchemaShape): string {
  const members = [...values, ...kinds];
  return name ?? (members.length === 1 ? (members[0] ?? "") : `(${members.join(" | ")})`);
}
