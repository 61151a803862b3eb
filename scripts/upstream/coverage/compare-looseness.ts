import { formatPlace, type Place, stepName } from "../../compare/change.ts";
import { enumOf, type SchemaNode, typesOf } from "../../compare/schema-node.ts";
import { type OperationSkeleton, type Skeleton, startingSchemas } from "../../compare/skeleton.ts";

/** Facts that one spec leaves open and another one states, for the operations that both have. */
export interface RelativeLooseness {
  /** Places that take any text here and have known values there. */
  readonly plainStrings: number;
  /** Error responses that are only declared there. */
  readonly missingErrors: number;
}

export function compareLooseness(here: Skeleton, there: Skeleton): RelativeLooseness {
  const { plainStrings, missingErrors } = listRelativeLooseness(here, there);
  return { plainStrings: plainStrings.length, missingErrors: missingErrors.length };
}

/** The counted places: `GET /agents response 200 /items/*\/status`. */
export function listRelativeLooseness(
  here: Skeleton,
  there: Skeleton,
): Readonly<Record<keyof RelativeLooseness, readonly string[]>> {
  const list = (places: (operation: OperationSkeleton, other: OperationSkeleton) => string[]): string[] =>
    [...here.operations].flatMap(([key, operation]) => {
      const other = there.operations.get(key);
      return other === undefined ? [] : places(operation, other).map((place) => `${key} ${place}`);
    });
  return { plainStrings: list(listPlainStrings), missingErrors: list(listMissingErrors) };
}

function listMissingErrors(here: OperationSkeleton, there: OperationSkeleton): string[] {
  const covers = (declared: string, status: string): boolean =>
    declared === status || declared === "default" || (declared.endsWith("XX") && declared[0] === status[0]);
  return [...there.responses.keys()]
    .filter((status) => /^[45]/.test(status))
    .filter((status) => ![...here.responses.keys()].some((declared) => covers(declared, status)))
    .map((status) => `response ${status}`);
}

function listPlainStrings(here: OperationSkeleton, there: OperationSkeleton): string[] {
  const others = Map.groupBy(startingSchemas(there), ([part]) => part);
  const parts = Map.groupBy(startingSchemas(here), ([part]) => part);
  const seen = new Set<string>();
  const numbers = new Map<SchemaNode, number>();
  const numberOf = (node: SchemaNode): number => {
    const number = numbers.get(node) ?? numbers.size;
    numbers.set(node, number);
    return number;
  };
  const places: string[] = [];
  const visit = (ours: readonly SchemaNode[], theirs: readonly SchemaNode[], place: Place): void => {
    const [these, those] = [withMembers(ours), withMembers(theirs)];
    // The same schemas again are either recursion or a part that was already counted.
    const pair = `${these.map(numberOf).join()}|${those.map(numberOf).join()}`;
    if (these.length === 0 || those.length === 0 || seen.has(pair)) return;
    seen.add(pair);
    if (isPlainString(these) && hasValues(those)) places.push(formatPlace(place));
    const ways = new Set(these.flatMap(({ children }) => [...children.keys()]));
    for (const way of ways)
      visit(stepInto(these, way), stepInto(those, way), {
        ...place,
        pointer: [...place.pointer, stepName(way)],
      });
  };
  for (const [part, starts] of parts) {
    const schemas = (entries: typeof starts): SchemaNode[] => entries.map(([, schema]) => schema);
    visit(schemas(starts), schemas(others.get(part) ?? []), { section: part, pointer: [], alternatives: [] });
  }
  return places;
}

/** Combines all members of a union at a place, because a value can be any of them. */
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
