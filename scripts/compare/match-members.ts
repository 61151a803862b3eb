import type { SchemaClasses } from "./classify-schemas.ts";
import { tagOf } from "./describe-schema.ts";
import { type SchemaNode, typesOf } from "./schema-node.ts";

/** Which members of two unions belong together. Equal ones are left out. */
export interface MatchedMembers {
  readonly pairs: readonly (readonly [before: SchemaNode, after: SchemaNode])[];
  readonly removed: readonly SchemaNode[];
  readonly added: readonly SchemaNode[];
}

/** Below this share of common properties two members are not one that changed, but one that went and one that came. */
const MIN_LIKENESS = 0.5;

/** Members have no names to go by: they are matched by being equal, by their tag, and then by what they have in common. */
export function matchMembers(
  before: readonly SchemaNode[],
  after: readonly SchemaNode[],
  classOf: SchemaClasses,
): MatchedMembers {
  const [oldClasses, newClasses] = [new Set(before.map(classOf)), new Set(after.map(classOf))];
  const removed = distinct(before, classOf).filter((member) => !newClasses.has(classOf(member)));
  const added = distinct(after, classOf).filter((member) => !oldClasses.has(classOf(member)));
  const candidates = removed
    .flatMap((old) => added.map((current) => ({ old, current, likeness: compareLikeness(old, current) })))
    .filter(({ likeness }) => likeness >= MIN_LIKENESS)
    .toSorted((a, b) => b.likeness - a.likeness);
  const pairs: [SchemaNode, SchemaNode][] = [];
  const paired = new Set<SchemaNode>();
  for (const { old, current } of candidates) {
    if (paired.has(old) || paired.has(current)) continue;
    paired.add(old).add(current);
    pairs.push([old, current]);
  }
  return {
    pairs,
    removed: removed.filter((member) => !paired.has(member)),
    added: added.filter((member) => !paired.has(member)),
  };
}

/** One of each class. */
export function distinct(members: readonly SchemaNode[], classOf: SchemaClasses): SchemaNode[] {
  return [...new Map(members.map((member) => [classOf(member), member])).values()];
}

function compareLikeness(a: SchemaNode, b: SchemaNode): number {
  const [tag, otherTag] = [tagOf(a), tagOf(b)];
  if (tag !== undefined && otherTag !== undefined) return tag === otherTag ? 2 : 0;
  const all = new Set([...a.children.keys(), ...b.children.keys()]).size;
  if (all === 0) return typesOf(a).join() === typesOf(b).join() ? MIN_LIKENESS : 0;
  return [...a.children.keys()].filter((way) => b.children.has(way)).length / all;
}
