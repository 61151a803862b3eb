import { entriesOf, memberOf } from "../../../base/json/json-object.ts";
import { pairUp } from "../../../compare/pair-up.ts";
import type { OperationPair } from "../../../compare/pair-operations.ts";
import type { Keys } from "../../../compare/place-index.ts";
import type { OperationSkeleton, ResponseSkeleton } from "../../../compare/skeleton.ts";
import { quote } from "../reason.ts";
import type { ShapeComparison } from "./compare-shapes.ts";
import { type PlacedReason, placeTypeChange } from "./placed-reason.ts";
import { isWritten, mediaOf } from "./spec-reader.ts";
import { breaking } from "./shape-change.ts";
import { foundAt, type SpecFinding } from "./spec-finding.ts";
import { type FoundChange, walkParts } from "./walk-parts.ts";

/** Compares the responses of an operation, status by status. */
export function compareResponses(pair: OperationPair, comparison: ShapeComparison): SpecFinding[] {
  const { name, old, current } = pair;
  return [
    ...compareStatuses(pair, comparison),
    ...compareErrors(pair, comparison),
    ...[...old.responses].flatMap(([status, before]) => {
      const after = current.responses.get(status) ?? (isOk(status) ? onlySuccess(current) : undefined);
      if (after === undefined) return [];
      const changes = compareBodies(status, before, after, comparison);
      return [
        ...compareHeaders(name, status, [before, after], comparison),
        ...changes.map((found): SpecFinding => ({
          side: "response",
          operation: name,
          status: isOk(status) ? undefined : status,
          found,
        })),
      ];
    }),
  ];
}

function isOk(status: string): boolean {
  return status.startsWith("2");
}

/** Where the status changed, the body of the new one replaces that of the old one. */
function onlySuccess({ responses }: OperationSkeleton): ResponseSkeleton | undefined {
  const successes = [...responses].filter(([status]) => isOk(status));
  return successes.length === 1 ? successes[0]?.[1] : undefined;
}

/** A new success is one that code takes for an error. A range that became exact is neither new nor gone. */
function compareStatuses({ name, old, current }: OperationPair, comparison: ShapeComparison): PlacedReason[] {
  const [before = [], after = []] = [old, current].map(({ responses }) => [...responses.keys()].filter(isOk));
  if (before.length === 0) return [];
  const removed = before.filter(
    (status) => status !== "2XX" && !after.includes(status) && !after.includes("2XX"),
  );
  const added = before.includes("2XX") ? [] : after.filter((status) => !before.includes(status));
  const isStated = before.includes("2XX") && !after.includes("2XX") && after.length > 0;
  if (removed.length === 0 && added.length === 0 && !isStated) return [];
  const isBreaking = removed.length > 0 || added.length > 0;
  const told = isBreaking ? added : after;
  const keys = keysOf(current, told[0], comparison.current.places.keysOf(current.source));
  const change = {
    about: "status",
    operation: name,
    isBreaking,
    isError: false,
    removed,
    added: told,
  } as const;
  return [placeTypeChange(change, keys)];
}

function keysOf(operation: OperationSkeleton, status: string | undefined, keys: Keys): Keys {
  return status === undefined || !operation.responses.has(status) ? keys : [...keys, "responses", status];
}

/** Errors whose body got a type, or lost it. */
function compareErrors({ name, old, current }: OperationPair, comparison: ShapeComparison): PlacedReason[] {
  const [before = [], after = []] = [old, current].map(({ responses }) =>
    [...responses].flatMap(([status, response]) => (isOk(status) || !hasType(response) ? [] : [status])),
  );
  const removed = before.filter((status) => !after.includes(status));
  const added = after.filter((status) => !before.includes(status));
  if (removed.length === 0 && added.length === 0) return [];
  const isBreaking = removed.length > 0;
  const keys = isBreaking
    ? keysOf(old, removed[0], comparison.old.places.keysOf(old.source))
    : keysOf(current, added[0], comparison.current.places.keysOf(current.source));
  const change = { about: "status", operation: name, isBreaking, isError: true, removed, added } as const;
  return [placeTypeChange(change, keys)];
}

function hasType(response: ResponseSkeleton): boolean {
  const media = mediaOf(response);
  return media !== undefined && isWritten(media.schema);
}

function compareBodies(
  status: string,
  old: ResponseSkeleton,
  current: ResponseSkeleton,
  comparison: ShapeComparison,
): FoundChange[] {
  const [was, is] = [mediaOf(old), mediaOf(current)];
  const tell = (clause: string, source: unknown): FoundChange =>
    foundAt([], breaking(clause, comparison.current.places.keysOf(source)));
  // Nobody reads what was not there.
  if (was === undefined) return [];
  if (is === undefined) return isOk(status) ? [tell("is empty now", current.source)] : [];
  const isComparable = isWritten(was.schema) && isWritten(is.schema);
  const parts = isComparable ? [comparison.part([], was.schema, is.schema, "response")] : [];
  const types =
    was.type === is.type ? [] : [tell(`is ${quote(is.type)} instead of ${quote(was.type)}`, is.source)];
  return [...types, ...walkParts(parts)];
}

/** No type has them, and code reads them off the response. */
function compareHeaders(
  operation: string,
  status: string,
  responses: readonly [ResponseSkeleton, ResponseSkeleton],
  { old, current }: ShapeComparison,
): PlacedReason[] {
  const [before, after] = responses;
  return pairUp(namesOfHeaders(before), namesOfHeaders(after)).flatMap(([, was, is]): PlacedReason[] => {
    const name = is ?? was ?? "";
    if (was !== undefined && is !== undefined) return [];
    const keys = is === undefined ? old.places.keysOf(before.source) : current.places.keysOf(after.source);
    return [
      {
        class: is === undefined ? "breaking" : "feature",
        text: `the header ${quote(name)} of a ${quote(status)} ${is === undefined ? "is no longer there" : "is new"}`,
        operation,
        keys: [...keys, "headers", name],
        isUntyped: true,
      },
    ];
  });
}

function namesOfHeaders({ source }: ResponseSkeleton): Map<string, string> {
  return new Map(entriesOf(memberOf(source, "headers")).map(([name]) => [name.toLowerCase(), name]));
}
