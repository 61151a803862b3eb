import type ts from "typescript-5";
import { type Side, type TypeDifference, type View, within } from "./type-change.ts";
import { ANY_TAG, tagsOf } from "./type-members.ts";

/** The comparison that a union is a part of. */
export interface Comparison {
  readonly checker: ts.TypeChecker;
  compare(old: ts.Type, current: ts.Type, side: Side): readonly TypeDifference[];
  write(type: ts.Type): string;
}

/** Compares the objects of a union. They are told apart by a tag where there is one. */
export function compareVariants(
  old: readonly ts.Type[],
  current: readonly ts.Type[],
  view: View,
  comparison: Comparison,
): TypeDifference[] {
  const tag = commonTag(old, current, comparison.checker);
  return tag === undefined
    ? comparePlainVariants(old, current, view, comparison)
    : compareTaggedVariants(tag, old, current, view, comparison);
}

function compareTaggedVariants(
  tag: string,
  old: readonly ts.Type[],
  current: readonly ts.Type[],
  { side, changed }: View,
  comparison: Comparison,
): TypeDifference[] {
  const valueOf = (type: ts.Type): string => tagsOf(type, comparison.checker).get(tag) ?? "";
  const variants = new Map(current.map((type) => [valueOf(type), type]));
  const values = old.map(valueOf);
  const isOpen = values.includes(ANY_TAG);
  const at = (value: string, difference: TypeDifference): TypeDifference =>
    value === ANY_TAG ? difference : within({ tag, value }, difference);
  const shared = old.flatMap((type) => {
    const match = variants.get(valueOf(type));
    if (match === undefined) return [];
    return comparison.compare(type, match, side).map((difference) => at(valueOf(type), difference));
  });
  const removed = values.filter((value) => !variants.has(value));
  const added = [...variants.keys()].filter((value) => !values.includes(value));
  return [
    ...shared,
    ...removed.map((value) => at(value, changed("variant-removed", true, [value]))),
    ...added.map((value) => at(value, changed("variant-added", side === "response" && !isOpen, [value]))),
  ];
}

/** Without a tag variants are the same when their text is, or else when one can stand for the other. */
function comparePlainVariants(
  old: readonly ts.Type[],
  current: readonly ts.Type[],
  { side, changed }: View,
  comparison: Comparison,
): TypeDifference[] {
  const write = (type: ts.Type): string => comparison.write(type);
  const [texts, newTexts] = [new Set(old.map(write)), new Set(current.map(write))];
  const shared = old.flatMap((type) => {
    const match = current.find((other) => write(other) === write(type));
    return match === undefined ? [] : comparison.compare(type, match, side);
  });
  const gone = old.filter((type) => !newTexts.has(write(type)));
  const come = current.filter((type) => !texts.has(write(type)));
  const isSame = (type: ts.Type, other: ts.Type): boolean =>
    !comparison.compare(type, other, side).some(({ isBreaking }) => isBreaking);
  const removed = gone.filter((type) => !come.some((other) => isSame(type, other)));
  return [
    ...shared,
    ...removed.map((type) => changed("variant-removed", true, [write(type)])),
    ...come.map((other) => {
      const isNew = side === "response" && !gone.some((type) => isSame(type, other));
      return changed("variant-added", isNew, [write(other)]);
    }),
  ];
}

/** A property that has another value in each variant. */
function commonTag(
  old: readonly ts.Type[],
  current: readonly ts.Type[],
  checker: ts.TypeChecker,
): string | undefined {
  const tagged = [old, current].map((types) => types.map((type) => tagsOf(type, checker)));
  const [first] = tagged.flat();
  return [...(first?.keys() ?? [])].find((name) =>
    tagged.every(
      (tags) =>
        new Set(tags.map((known) => known.get(name))).size === tags.length &&
        tags.every((known) => known.has(name)),
    ),
  );
}
