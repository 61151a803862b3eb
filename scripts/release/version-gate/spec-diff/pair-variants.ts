import { type Pair, pairUp } from "../../../compare/pair-up.ts";
import { ANY_TAG } from "../type-diff/type-members.ts";
import type { PlaceStep } from "../type-diff/type-change.ts";
import type { ObjectShape, ShapeReader } from "./read-shape.ts";

/** The variants of two unions that belong together. */
export interface PairedVariants {
  /** By tag, or else by name or properties. */
  readonly pairs: readonly Pair<ObjectShape>[];
  /** The step into a variant. */
  placeOf(key: string): readonly PlaceStep[];
  readonly isTagged: boolean;
  /** Code expects kinds that it does not know. */
  readonly isOpen: boolean;
}

/** Variants are the same when they have the same tag, or else the same name or properties. */
export function pairVariants(
  old: readonly ObjectShape[],
  current: readonly ObjectShape[],
  [oldShapes, currentShapes]: readonly [ShapeReader, ShapeReader],
): PairedVariants {
  const [tags, newTags] = [
    old.map((object) => tagsOf(object, oldShapes)),
    current.map((object) => tagsOf(object, currentShapes)),
  ];
  const tag = commonTag([tags, newTags]);
  const byKey = (objects: readonly ObjectShape[], known: typeof tags): Map<string, ObjectShape> =>
    new Map(
      objects.map((object, index) => [
        tag === undefined ? labelOf(object) : (known[index]?.get(tag) ?? ""),
        object,
      ]),
    );
  const variants = byKey(old, tags);
  return {
    pairs: pairUp(variants, byKey(current, newTags)),
    placeOf: (value) => (tag === undefined || value === ANY_TAG ? [] : [{ tag, value }]),
    isTagged: tag !== undefined,
    // The generator adds a variant for unknown kinds to a union whose kinds are told apart by a discriminator.
    isOpen: tag !== undefined && (variants.has(ANY_TAG) || old.every((object) => object.tag !== undefined)),
  };
}

function tagsOf({ tag, properties }: ObjectShape, shapes: ShapeReader): ReadonlyMap<string, string> {
  const tags = [...properties].flatMap(([name, node]): [string, string][] => {
    const { values, kinds, facts } = shapes.read(node);
    if (facts.has("not") && kinds.has("string")) return [[name, ANY_TAG]];
    const [only] = values;
    return only !== undefined && values.length === 1 && kinds.size === 0 ? [[name, only]] : [];
  });
  return new Map([...(tag === undefined ? [] : [[tag.property, tag.value] as const]), ...tags]);
}

/** A property that has another value in each variant of each of the unions. */
function commonTag(unions: readonly (readonly ReadonlyMap<string, string>[])[]): string | undefined {
  const names = unions[0]?.[0]?.keys() ?? [];
  return [...names].find((name) =>
    unions.every((variants) => {
      const values = variants.flatMap((tags) => tags.get(name) ?? []);
      return values.length === variants.length && new Set(values).size === values.length;
    }),
  );
}

function labelOf({ name, properties }: ObjectShape): string {
  return name ?? `{ ${[...properties.keys()].join(", ")} }`;
}
