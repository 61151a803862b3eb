import type { OperationPair, PairedOperations } from "../../../compare/pair-operations.ts";
import { isEvent } from "../../../compare/read-skeleton.ts";
import { compareRequests } from "./compare-requests.ts";
import { compareResponses } from "./compare-responses.ts";
import type { ShapeComparison } from "./compare-shapes.ts";
import { isOfEvents, listSchemas, schemasInUse } from "./named-schemas.ts";
import { type PlacedReason, placeTypeChange } from "./placed-reason.ts";
import type { SpecReader } from "./spec-reader.ts";
import type { Keys } from "../../../compare/place-index.ts";
import type { SpecFinding } from "./spec-finding.ts";
import { type FoundChange, walkParts } from "./walk-parts.ts";

/** Operations that came, went or have another name. */
export function nameOperations(
  { pairs, removed, added }: PairedOperations,
  { old, current }: ShapeComparison,
): PlacedReason[] {
  const keysIn = ({ places, skeleton }: SpecReader, name: string): Keys =>
    places.keysOf(skeleton.operations.get(name)?.source);
  return [
    ...removed.map((operation) =>
      placeTypeChange({ about: "operation-removed", operation }, keysIn(old, operation)),
    ),
    ...pairs
      .filter(({ from, name }) => from !== name)
      .map(({ from, name }) =>
        placeTypeChange({ about: "operation-moved", operation: from, to: name }, keysIn(current, name)),
      ),
    ...added.map((operation) =>
      placeTypeChange({ about: "operation-added", operation }, keysIn(current, operation)),
    ),
  ];
}

export function compareOperation(pair: OperationPair, comparison: ShapeComparison): SpecFinding[] {
  return [
    ...compareFacts(pair, comparison),
    ...compareWaiting(pair, comparison),
    ...compareRequests(withoutNewAnswer(pair), comparison).map((found): SpecFinding => ({
      side: "request",
      operation: pair.name,
      status: undefined,
      found,
    })),
    ...compareResponses(pair, comparison),
  ];
}

/** An event for whose response the platform starts or stops to wait. */
function compareWaiting(
  { name, old, current }: OperationPair,
  { current: { places } }: ShapeComparison,
): PlacedReason[] {
  const [did, does] = [old, current].map(({ request }) => request !== undefined);
  if (!isEvent(name) || did === does) return [];
  const [rating, verb] =
    does === true ? (["breaking", "now waits"] as const) : (["feature", "no longer waits"] as const);
  const text = `the platform ${verb} for the response`;
  return [{ class: rating, text, keys: places.keysOf(current.source), operation: name, isUntyped: true }];
}

/** What only one of two events waits for has nothing to be compared with. */
function withoutNewAnswer(pair: OperationPair): OperationPair {
  const { name, old, current } = pair;
  if (!isEvent(name) || (old.request !== undefined && current.request !== undefined)) return pair;
  return { ...pair, old: { ...old, request: undefined }, current: { ...current, request: undefined } };
}

function compareFacts({ name, old, current }: OperationPair, comparison: ShapeComparison): PlacedReason[] {
  const [was, is] = [old, current].map(({ facts }) => facts["deprecated"] === true);
  const keys = comparison.current.places.keysOf(current.source);
  const isRenamed = old.id !== undefined && current.id !== undefined && old.id !== current.id;
  const renamed: PlacedReason = {
    class: "breaking",
    text: `its types are now named after \`${current.id ?? ""}\` instead of \`${old.id ?? ""}\``,
    keys: [...keys, "operationId"],
    operation: name,
    isUntyped: false,
  };
  const deprecated: PlacedReason = {
    class: is === true ? "feature" : "fix",
    text: `the operation is ${is === true ? "" : "no longer "}deprecated`,
    keys,
    operation: name,
    isUntyped: true,
  };
  return [...(isRenamed ? [renamed] : []), ...(was === is ? [] : [deprecated])];
}

/** Every schema is an exported type. Those that no operation uses are compared as something that is read. */
export function compareSchemas(comparison: ShapeComparison): SpecFinding[] {
  const { old, current } = comparison;
  const [before, after] = [listSchemas(old.document), listSchemas(current.document)];
  const added = new Set(after.filter((name) => !before.includes(name)));
  const compare = (name: string, to: string): FoundChange[] =>
    walkParts([comparison.part([], old.schema(name), current.schema(to), "response")]);
  const names = before
    .filter((name) => !after.includes(name))
    .map((name) => {
      const same = [...added].find((other) => compare(name, other).length === 0);
      if (same === undefined) return nameSchema({ about: "export-removed", name }, old, name);
      added.delete(same);
      return nameSchema({ about: "export-renamed", name, to: same }, current, same);
    });
  const used = new Set([old, current].flatMap(({ document }) => [...schemasInUse(document)]));
  const shared = after.filter((name) => before.includes(name) && !used.has(name));
  return [
    ...names,
    ...[...added].map((name) => nameSchema({ about: "export-added", name }, current, name)),
    ...shared.flatMap((name) =>
      compare(name, name).map((found): SpecFinding => ({
        side: "response",
        operation: undefined,
        status: undefined,
        found: { ...found, owner: found.owner ?? { name, place: found.place } },
      })),
    ),
  ];
}

/** The types of the client do not show a name that only events have. */
function nameSchema(
  change: Parameters<typeof placeTypeChange>[0],
  { document }: SpecReader,
  name: string,
): PlacedReason {
  const reason = placeTypeChange(change, ["components", "schemas", name]);
  return isOfEvents(document, name) ? { ...reason, isUntyped: true } : reason;
}
