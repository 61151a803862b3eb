import { type Change, type Place, stepName } from "./change.ts";
import type { SchemaClasses } from "./classify-schemas.ts";
import { compareFacts } from "./compare-facts.ts";
import { describeAlternative, describeSchema, describeType } from "./describe-schema.ts";
import { matchMembers } from "./match-members.ts";
import { propertyName, requiredOf, type SchemaNode, typesOf } from "./schema-node.ts";

/** How often the same two schemas are shown in one operation at most; a schema can be reached in thousands of ways. */
const MAX_REPETITIONS = 20;

/** Finds what differs between what two documents say about one place, and below it. */
export class SchemaComparison {
  readonly #classOf: SchemaClasses;
  readonly #times = new Map<string, number>();
  readonly #open = new Set<string>();

  constructor(classOf: SchemaClasses) {
    this.#classOf = classOf;
  }

  compare(before: SchemaNode, after: SchemaNode, place: Place): Change[] {
    if (this.#classOf(before) === this.#classOf(after)) return [];
    const pair = `${this.#classOf(before)} ${this.#classOf(after)}`;
    const times = this.#times.get(pair) ?? 0;
    // A recursive schema that changed meets itself again.
    if (times >= MAX_REPETITIONS || this.#open.has(pair)) return [];
    this.#times.set(pair, times + 1);
    this.#open.add(pair);
    const changes = this.#compareOpen(before, after, enter(after, place));
    this.#open.delete(pair);
    return changes;
  }

  #compareOpen(before: SchemaNode, after: SchemaNode, place: Place): Change[] {
    const isUnion = before.members.length > 0 || after.members.length > 0;
    const [old, current] = isUnion ? [asUnion(before, after), asUnion(after, before)] : [before, after];
    return [
      ...compareFacts(old, current).map((what) => ({ place, what })),
      ...this.#compareChildren(old, current, place),
      ...(isUnion ? this.#compareMembers(before, after, place) : []),
    ];
  }

  #compareChildren(before: SchemaNode, after: SchemaNode, place: Place): Change[] {
    const ways = [...new Set([...before.children.keys(), ...after.children.keys()])].toSorted();
    const required = compareRequired(before, after, place);
    // The type of the items belongs to the type of the list, whose change was already described.
    const isOfOneType = typesOf(before).join() === typesOf(after).join();
    return [
      ...ways.flatMap((way) => {
        const [old, current] = [before.children.get(way), after.children.get(way)];
        const below = stepDown(place, way);
        if (way === "items" && !isOfOneType) return [];
        if (old === undefined && current !== undefined)
          return [{ place: below, what: describeNew(way, current, after) }];
        if (old !== undefined && current === undefined)
          return [{ place: below, what: describeGone(way, old) }];
        return old === undefined || current === undefined ? [] : this.compare(old, current, below);
      }),
      ...required,
    ];
  }

  #compareMembers(before: SchemaNode, after: SchemaNode, place: Place): Change[] {
    const { pairs, removed, added } = matchMembers(membersOf(before), membersOf(after), this.#classOf);
    return [
      ...pairs.flatMap(([old, current]) =>
        this.compare(old, current, {
          ...place,
          alternatives: [...place.alternatives, describeAlternative(current)],
        }),
      ),
      ...removed.map((member) => ({ place, what: `alternative removed: ${describeAlternative(member)}` })),
      ...added.map((member) => ({ place, what: `alternative added: ${describeAlternative(member)}` })),
    ];
  }
}

function enter({ name }: SchemaNode, place: Place): Place {
  if (name === undefined) return place;
  return {
    ...place,
    schema: { name, pointer: place.pointer.length, alternatives: place.alternatives.length },
  };
}

/** A schema that is no union is the only alternative; whether null is allowed is said of the whole. */
function membersOf(node: SchemaNode): readonly SchemaNode[] {
  if (node.members.length > 0) return node.members;
  const { nullable, ...facts } = node.facts;
  return [nullable === undefined ? node : { ...node, facts }];
}

/** Describes a union as a whole. A schema that becomes a union is its first member, so it has no such changes. */
function asUnion(node: SchemaNode, other: SchemaNode): SchemaNode {
  if (node.members.length > 0) return node;
  const { nullable } = node.facts;
  const { union } = other.facts;
  return {
    ...node,
    facts: { ...(nullable === undefined ? {} : { nullable }), ...(union === undefined ? {} : { union }) },
    children: new Map(),
  };
}

/** Reports that an existing property became required or optional; the description of a new one includes that. */
function compareRequired(before: SchemaNode, after: SchemaNode, place: Place): Change[] {
  const [old, current] = [requiredOf(before), requiredOf(after)];
  const wasOrIsDeclared = (name: unknown): boolean => {
    const way = `properties/${String(name)}`;
    return before.children.has(way) === after.children.has(way);
  };
  return [...new Set([...old, ...current])]
    .filter((name) => old.includes(name) !== current.includes(name) && wasOrIsDeclared(name))
    .map((name) => ({
      place: stepDown(place, `properties/${String(name)}`),
      what: current.includes(name) ? "is now required" : "is no longer required",
    }));
}

function stepDown(place: Place, way: string): Place {
  return { ...place, pointer: [...place.pointer, stepName(way)] };
}

function describeNew(way: string, schema: SchemaNode, parent: SchemaNode): string {
  const property = propertyName(way);
  if (property === undefined) return `is now described: ${describeSchema(schema)}`;
  const need = requiredOf(parent).includes(property) ? "required" : "optional";
  return `property added: ${describeSchema(schema)}, ${need}`;
}

function describeGone(way: string, schema: SchemaNode): string {
  return propertyName(way) === undefined
    ? `is no longer described, was: ${describeType(schema)}`
    : `property removed, was: ${describeType(schema)}`;
}
