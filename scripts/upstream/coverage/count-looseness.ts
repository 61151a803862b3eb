import { classifySchemas, type SchemaClasses } from "../../compare/classify-schemas.ts";
import { distinct } from "../../compare/match-members.ts";
import { formatPlace, stepName } from "../../compare/change.ts";
import { enumOf, propertiesOf, requiredOf, type SchemaNode, typesOf } from "../../compare/schema-node.ts";
import {
  allSchemas,
  type OperationSkeleton,
  type Skeleton,
  startingSchemas,
} from "../../compare/skeleton.ts";

/** Counts of what a spec leaves open. Everything is counted per operation, so that sharing does not matter. */
export interface Looseness {
  /** Objects without any property, and values and list items without a type. */
  readonly untypedObjects: number;
  /** Those without a reason in `x-open`. */
  readonly unexplainedObjects: number;
  /** Unions of objects that no property tells apart, without a reason in `x-untagged`. */
  readonly untaggedUnions: number;
}

/** Counts in the facts of any document, ours or upstream's. */
export function countLooseness(skeleton: Skeleton): Looseness {
  const { untypedObjects, unexplainedObjects, untaggedUnions } = listLooseness(skeleton);
  return {
    untypedObjects: untypedObjects.length,
    unexplainedObjects: unexplainedObjects.length,
    untaggedUnions: untaggedUnions.length,
  };
}

/** The places of what is counted: `GET /agents response 200 /items/*`. */
export function listLooseness(skeleton: Skeleton): Readonly<Record<keyof Looseness, readonly string[]>> {
  const classOf = classifySchemas(allSchemas(skeleton));
  const values = [...skeleton.operations].flatMap(([key, operation]) => listValues(key, operation, classOf));
  const places = (isLoose: (node: SchemaNode) => boolean): string[] =>
    values.filter(({ node }) => isLoose(node)).map(({ place }) => place);
  return {
    untypedObjects: places(isUntyped),
    unexplainedObjects: places((node) => isUntyped(node) && !says(node, "x-open")),
    untaggedUnions: places((node) => isUntaggedUnion(node) && !says(node, "x-untagged")),
  };
}

interface Value {
  readonly node: SchemaNode;
  readonly place: string;
}

/** Keywords of conditions, which describe no other value. */
const CONDITION = /^(?:not|if|then|else|propertyNames|contains|dependentSchemas\/.*)$/;

/**
 * Walks the requests and responses of an operation, and everything in them. Visits equal schemas once, no matter whether they
 * are written once or twice.
 */
function listValues(key: string, operation: OperationSkeleton, classOf: SchemaClasses): Value[] {
  const met = new Set<number>();
  const values: Value[] = [];
  const visit = (node: SchemaNode, part: string, pointer: readonly string[]): void => {
    const place = { section: `${key} ${part}`, pointer, alternatives: [] };
    values.push({ node, place: formatPlace(place) });
    if (met.has(classOf(node))) return;
    met.add(classOf(node));
    for (const [way, child] of node.children)
      if (!CONDITION.test(way)) visit(child, part, [...pointer, stepName(way)]);
    for (const member of distinct(node.members, classOf)) visit(member, part, pointer);
  };
  for (const [part, schema] of startingSchemas(operation)) visit(schema, part, []);
  return values;
}

function isUntyped({ facts, children, members }: SchemaNode): boolean {
  const types = Array.isArray(facts["type"]) ? facts["type"] : [];
  if (members.length > 0 || facts["never"] === true) return false;
  if (types.includes("array") && !children.has("items") && !children.has("prefixItems/0")) return true;
  const describesObject = [...children.keys()].some((way) => !CONDITION.test(way) && way !== "items");
  return (types.length === 0 || types.includes("object")) && !describesObject && facts["enum"] === undefined;
}

/** Returns whether a schema gives a reason under one of our keys. */
function says({ wording }: SchemaNode, key: string): boolean {
  return wording.some((text) => text.startsWith(`${key} `));
}

/** Two or more objects, where at least one has no property that tells it from the others. */
function isUntaggedUnion(node: SchemaNode): boolean {
  const variants = node.members.filter(isObject);
  if (variants.length < 2 || node.facts["discriminator"] !== undefined) return false;
  // A composition of several unions has the variants of all of them, and each union has its own tag.
  return !variants.every((variant) => namesOf(variant).some((name) => isTag(name, variants)));
}

/** Returns true if at least two variants have a property, with different values in all of them. */
function isTag(name: string, variants: readonly SchemaNode[]): boolean {
  const having = variants.filter((one) => namesOf(one).includes(name));
  const certain = having.map((one) => tagsOf(one, name));
  const possible = having.map((one) => tagsOf(one, name, true));
  // A value without a boolean tag is the variant that can omit it.
  const isSwitch =
    having.length === 2 &&
    certain.some((values) => values !== undefined) &&
    possible.flat().every((value) => typeof value === "boolean");
  const tags = isSwitch ? possible : certain;
  const known = tags.flatMap((values) => values ?? []);
  return (
    having.length > 1 &&
    !tags.includes(undefined) &&
    new Set(known.map((value) => JSON.stringify(value))).size === known.length
  );
}

function isObject(node: SchemaNode, depth = 0): boolean {
  const isSelf = typesOf(node).includes("object") || namesOf(node).length > 0;
  return isSelf || (depth < 8 && node.members.some((member) => isObject(member, depth + 1)));
}

function namesOf(node: SchemaNode): string[] {
  const own = [...propertiesOf(node).keys()];
  return own.length > 0 ? own : node.members[0] === undefined ? [] : namesOf(node.members[0]);
}

const OTHERS = { others: true };

/** The values of a property that identify this variant; "all except the known ones" is one such value. */
function tagsOf(variant: SchemaNode, name: string, isOptional = false): readonly unknown[] | undefined {
  const property = variant.children.get(`properties/${name}`);
  if (property !== undefined && (isOptional || requiredOf(variant).includes(name))) {
    const excluded = property.children.get("not");
    return (
      enumOf(property) ?? (excluded !== undefined && enumOf(excluded) !== undefined ? [OTHERS] : undefined)
    );
  }
  const nested = variant.members.map((member) => tagsOf(member, name, isOptional));
  if (nested.length === 0 || nested.includes(undefined)) return undefined;
  return [
    ...new Map(
      nested.flatMap((values) => values ?? []).map((value) => [JSON.stringify(value), value]),
    ).values(),
  ];
}
