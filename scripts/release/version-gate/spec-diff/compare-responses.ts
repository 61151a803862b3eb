import { entriesOf } from "../../../base/json/json-object.ts";
import { quote } from "../reason.ts";
import type { ShapeComparison } from "./compare-shapes.ts";
import { type FoundChange, walk } from "./shape-parts.ts";
import { type DocumentOperation, type Located, mediaOf } from "./document-operations.ts";
import type { Keys } from "./schema-shape.ts";
import { foundAt, type SpecFinding } from "./spec-finding.ts";

/** Compares the responses of an operation, status by status. */
export function compareResponses(
  old: DocumentOperation,
  current: DocumentOperation,
  comparison: ShapeComparison,
): SpecFinding[] {
  return [
    ...compareStatuses(old, current),
    ...compareErrors(old, current),
    ...[...old.responses].flatMap(([status, before]) => {
      const after = current.responses.get(status) ?? (isOk(status) ? onlySuccess(current) : undefined);
      if (after === undefined) return [];
      const changes = compareBodies(status, before, after, comparison);
      return [
        ...compareHeaders(current.name, status, before, after),
        ...changes.map((found): SpecFinding => ({
          about: "value",
          side: "response",
          operation: current.name,
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
function onlySuccess({ responses }: DocumentOperation): Located | undefined {
  const successes = [...responses].filter(([status]) => isOk(status));
  return successes.length === 1 ? successes[0]?.[1] : undefined;
}

/** A new success is one that code takes for an error. A range that became exact is neither new nor gone. */
function compareStatuses(old: DocumentOperation, current: DocumentOperation): SpecFinding[] {
  const [before, after] = [old, current].map(({ responses }) => [...responses.keys()].filter(isOk));
  if (before === undefined || after === undefined || before.length === 0) return [];
  const removed = before.filter(
    (status) => status !== "2XX" && !after.includes(status) && !after.includes("2XX"),
  );
  const added = before.includes("2XX") ? [] : after.filter((status) => !before.includes(status));
  const isStated = before.includes("2XX") && !after.includes("2XX") && after.length > 0;
  if (removed.length === 0 && added.length === 0 && !isStated) return [];
  const isBreaking = removed.length > 0 || added.length > 0;
  const [status] = isBreaking ? added : after;
  const change = { about: "status", operation: current.name, isBreaking, isError: false, removed } as const;
  return [
    {
      about: "name",
      change: { ...change, added: isBreaking ? added : after },
      keys: status === undefined ? current.keys : [...current.keys, "responses", status],
      isInOld: false,
    },
  ];
}

/** Errors whose body got a type, or lost it. */
function compareErrors(old: DocumentOperation, current: DocumentOperation): SpecFinding[] {
  const [before, after] = [old, current].map(({ responses }) =>
    [...responses].flatMap(([status, response]) =>
      isOk(status) || mediaOf(response)?.schema === undefined ? [] : [status],
    ),
  );
  const removed = before?.filter((status) => after?.includes(status) !== true) ?? [];
  const added = after?.filter((status) => before?.includes(status) !== true) ?? [];
  if (removed.length === 0 && added.length === 0) return [];
  const isBreaking = removed.length > 0;
  const [status] = isBreaking ? removed : added;
  return [
    {
      about: "name",
      change: { about: "status", operation: current.name, isBreaking, isError: true, removed, added },
      keys: [...(isBreaking ? old : current).keys, "responses", status ?? ""],
      isInOld: isBreaking,
    },
  ];
}

function compareBodies(
  status: string,
  old: Located,
  current: Located,
  comparison: ShapeComparison,
): FoundChange[] {
  const [was, is] = [mediaOf(old), mediaOf(current)];
  // Nobody reads what was not there.
  if (was === undefined) return [];
  if (is === undefined) return isOk(status) ? [other("is empty now", current)] : [];
  const parts =
    was.schema === undefined || is.schema === undefined
      ? []
      : [comparison.part([], [was.schema], [is.schema], "response")];
  const types = was.type === is.type ? [] : [other(`is ${quote(is.type)} instead of ${quote(was.type)}`, is)];
  return [...types, ...walk(parts)];
}

function other(clause: string, { keys }: Located): FoundChange {
  return foundAt([], { class: "breaking", clause, keys, isInOld: false }, keys);
}

/** No type has them, and code reads them off the response. */
function compareHeaders(operation: string, status: string, old: Located, current: Located): SpecFinding[] {
  const [before, after] = [old, current].map(
    ({ node }) => new Map(entriesOf(node["headers"]).map(([name]) => [name.toLowerCase(), name])),
  );
  const told = (name: string, rating: "breaking" | "feature", what: string, keys: Keys): SpecFinding => ({
    about: "operation",
    class: rating,
    clause: `the header ${quote(name)} of a ${quote(status)} ${what}`,
    operation,
    keys: [...keys, "headers", name],
  });
  return [
    ...[...(before ?? [])].flatMap(([key, name]) =>
      after?.has(key) === true ? [] : [told(name, "breaking", "is no longer there", old.keys)],
    ),
    ...[...(after ?? [])].flatMap(([key, name]) =>
      before?.has(key) === true ? [] : [told(name, "feature", "is new", current.keys)],
    ),
  ];
}
