import { enumOf, type SchemaNode, typesOf } from "../drift/schema-node.ts";
import { type OperationSkeleton, type Skeleton, startingSchemas } from "../drift/skeleton.ts";

/** What one spec leaves open that another one says, over the operations that both have. */
export interface RelativeLooseness {
  /** Places that take any text here and have known values there. */
  readonly plainStrings: number;
  /** Error responses that are declared there and not here. */
  readonly missingErrors: number;
}

export function compareLooseness(here: Skeleton, there: Skeleton): RelativeLooseness {
  const both = [...here.operations].flatMap(([key, operation]) => {
    const other = there.operations.get(key);
    return other === undefined ? [] : [{ operation, other }];
  });
  const sum = (count: (operation: OperationSkeleton, other: OperationSkeleton) => number): number =>
    both.reduce((total, { operation, other }) => total + count(operation, other), 0);
  return { plainStrings: sum(countPlainStrings), missingErrors: sum(countMissingErrors) };
}

function countMissingErrors(here: OperationSkeleton, there: OperationSkeleton): number {
  const covers = (declared: string, status: string): boolean =>
    declared === status || declared === "default" || (declared.endsWith("XX") && declared[0] === status[0]);
  return [...there.responses.keys()]
    .filter((status) => /^[45]/.test(status))
    .filter((status) => ![...here.responses.keys()].some((declared) => covers(declared, status))).length;
}

function countPlainStrings(here: OperationSkeleton, there: OperationSkeleton): number {
  const others = Map.groupBy(startingSchemas(there), ([part]) => part);
  const parts = Map.groupBy(startingSchemas(here), ([part]) => part);
  const seen = new Set<string>();
  const numbers = new Map<SchemaNode, number>();
  const numberOf = (node: SchemaNode): number => {
    const number = numbers.get(node) ?? numbers.size;
    numbers.set(node, number);
    return number;
  };
  const count = (ours: readonly SchemaNode[], theirs: readonly SchemaNode[]): number => {
    const [these, those] = [withMembers(ours), withMembers(theirs)];
    // The same schemas again are either recursion or a part that was counted.
    const pair = `${these.map(numberOf).join()}|${those.map(numberOf).join()}`;
    if (these.length === 0 || those.length === 0 || seen.has(pair)) return 0;
    seen.add(pair);
    const ways = new Set(these.flatMap(({ children }) => [...children.keys()]));
    const below = [...ways].map((way) => count(stepInto(these, way), stepInto(those, way)));
    return below.reduce((sum, one) => sum + one, isPlainString(these) && hasValues(those) ? 1 : 0);
  };
  return [...parts].reduce((sum, [part, starts]) => {
    const ends = others.get(part) ?? [];
    return (
      sum +
      count(
        starts.map(([, schema]) => schema),
        ends.map(([, schema]) => schema),
      )
    );
  }, 0);
}

/** A value can be any of a union's members, so all that is said of a place counts together. */
function withMembers(nodes: readonly SchemaNode[]): SchemaNode[] {
  const found = new Set(nodes);
  for (const node of found) for (const member of node.members) found.add(member);
  return [...found];
}

function stepInto(nodes: readonly SchemaNode[], way: string): SchemaNode[] {
  return nodes.flatMap(({ children }) => children.get(way) ?? []);
}

function isPlainString(nodes: readonly SchemaNode[]): boolean {
  return nodes.some((node) => typesOf(node).includes("string")) && !hasValues(nodes);
}

function hasValues(nodes: readonly SchemaNode[]): boolean {
  return nodes.some((node) => enumOf(node)?.some((value) => typeof value === "string") === true);
}
