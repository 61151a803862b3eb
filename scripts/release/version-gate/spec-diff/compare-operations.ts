import type { OperationPair, PairedOperations } from "../../../compare/pair-operations.ts";
import { walkParts } from "../../../compare/walk-parts.ts";
import { compareRequests } from "./compare-requests.ts";
import { compareResponses } from "./compare-responses.ts";
import type { ShapeComparison } from "./compare-shapes.ts";
import { clientSchemas, schemasOfCalls } from "./client-schemas.ts";
import type { FoundChange, NameFinding, SpecFinding } from "./spec-finding.ts";

/** Operations that came, went or have another name. */
export function nameOperations(
  { pairs, removed, added }: PairedOperations,
  { old, current }: ShapeComparison,
): SpecFinding[] {
  const keysIn = (reader: typeof old, name: string): NameFinding["keys"] =>
    reader.places.keysOf(reader.skeleton.operations.get(name)?.source);
  return [
    ...removed.map((name): NameFinding => {
      const change = { about: "operation-removed", operation: name } as const;
      return { about: "name", change, keys: keysIn(old, name) };
    }),
    ...pairs.flatMap(({ from, name }): NameFinding[] => {
      const change = { about: "operation-moved", operation: from, to: name } as const;
      return from === name ? [] : [{ about: "name", change, keys: keysIn(current, name) }];
    }),
    ...added.map((name): NameFinding => {
      const change = { about: "operation-added", operation: name } as const;
      return { about: "name", change, keys: keysIn(current, name) };
    }),
  ];
}

export function compareOperation(pair: OperationPair, comparison: ShapeComparison): SpecFinding[] {
  return [
    ...compareFacts(pair, comparison),
    ...compareRequests(pair, comparison).map((found): SpecFinding => ({
      about: "value",
      side: "request",
      operation: pair.name,
      status: undefined,
      found,
    })),
    ...compareResponses(pair, comparison),
  ];
}

function compareFacts({ name, old, current }: OperationPair, comparison: ShapeComparison): SpecFinding[] {
  const [was, is] = [old, current].map(({ facts }) => facts["deprecated"] === true);
  const keys = comparison.current.places.keysOf(current.source);
  const isRenamed = old.id !== undefined && current.id !== undefined && old.id !== current.id;
  const renamed: SpecFinding = {
    about: "operation",
    class: "breaking",
    clause: `its types are now named after \`${current.id ?? ""}\` instead of \`${old.id ?? ""}\``,
    operation: name,
    keys: [...keys, "operationId"],
    isTyped: true,
  };
  const deprecated: SpecFinding = {
    about: "operation",
    class: is === true ? "feature" : "fix",
    clause: `the operation is ${is === true ? "" : "no longer "}deprecated`,
    operation: name,
    keys,
  };
  return [...(isRenamed ? [renamed] : []), ...(was === is ? [] : [deprecated])];
}

/** Every schema is an exported type. Those that no operation uses are compared as something that is read. */
export function compareSchemas(comparison: ShapeComparison): SpecFinding[] {
  const { old, current } = comparison;
  const [before, after] = [clientSchemas(old.document), clientSchemas(current.document)];
  const added = new Set(after.filter((name) => !before.includes(name)));
  const compare = (name: string, to: string): FoundChange[] =>
    walkParts([comparison.part([], old.schema(name), current.schema(to), "response")]);
  const names = before
    .filter((name) => !after.includes(name))
    .map((name): SpecFinding => {
      const same = [...added].find((other) => compare(name, other).length === 0);
      if (same === undefined)
        return { about: "name", change: { about: "export-removed", name }, keys: placeOf(name) };
      added.delete(same);
      return { about: "name", change: { about: "export-renamed", name, to: same }, keys: placeOf(same) };
    });
  const used = new Set([old, current].flatMap(({ document }) => [...schemasOfCalls(document)]));
  const shared = after.filter((name) => before.includes(name) && !used.has(name));
  return [
    ...names,
    ...[...added].map((name): SpecFinding => ({
      about: "name",
      change: { about: "export-added", name },
      keys: placeOf(name),
    })),
    ...shared.flatMap((name) =>
      compare(name, name).map((found): SpecFinding => ({
        about: "value",
        side: "response",
        operation: undefined,
        status: undefined,
        found: { ...found, owner: found.owner ?? { name, place: found.place } },
      })),
    ),
  ];
}

function placeOf(name: string): string[] {
  return ["components", "schemas", name];
}
