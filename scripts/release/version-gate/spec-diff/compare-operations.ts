import { entriesOf } from "../../../base/json/json-object.ts";
import { compareRequests } from "./compare-requests.ts";
import { compareResponses } from "./compare-responses.ts";
import type { ShapeComparison } from "./compare-shapes.ts";
import { type FoundChange, walk } from "./shape-parts.ts";
import { clientSchemas, type DocumentOperation, usedSchemas } from "./document-operations.ts";
import type { SchemaReader } from "./schema-shape.ts";
import type { SpecFinding } from "./spec-finding.ts";

/** Pairs the operations of two documents. */
export interface OperationPairs {
  readonly pairs: readonly { readonly old: DocumentOperation; readonly current: DocumentOperation }[];
  readonly findings: readonly SpecFinding[];
}

/** An operation with the same id under another method or path was moved. */
export function pairOperations(
  old: ReadonlyMap<string, DocumentOperation>,
  current: ReadonlyMap<string, DocumentOperation>,
): OperationPairs {
  const added = new Map([...current].filter(([name]) => !old.has(name)));
  const findings: SpecFinding[] = [];
  const pairs = [...old].flatMap(([name, operation]) => {
    const same = current.get(name);
    if (same !== undefined) return [{ old: operation, current: same }];
    const moved = [...added.values()].find(({ id }) => id !== undefined && id === operation.id);
    if (moved === undefined) {
      const change = { about: "operation-removed", operation: name } as const;
      findings.push({ about: "name", change, keys: operation.keys, isInOld: true });
      return [];
    }
    added.delete(moved.name);
    const change = { about: "operation-moved", operation: name, to: moved.name } as const;
    findings.push({ about: "name", change, keys: moved.keys, isInOld: false });
    return [{ old: operation, current: moved }];
  });
  for (const { name, keys } of added.values()) {
    const change = { about: "operation-added", operation: name } as const;
    findings.push({ about: "name", change, keys, isInOld: false });
  }
  return { pairs, findings };
}

export function compareOperation(
  old: DocumentOperation,
  current: DocumentOperation,
  comparison: ShapeComparison,
): SpecFinding[] {
  return [
    ...compareFacts(old, current),
    ...compareRequests(old, current, comparison).map((found): SpecFinding => ({
      about: "value",
      side: "request",
      operation: current.name,
      status: undefined,
      found,
    })),
    ...compareResponses(old, current, comparison),
  ];
}

function compareFacts(old: DocumentOperation, current: DocumentOperation): SpecFinding[] {
  const [was, is] = [old, current].map(({ node }) => node["deprecated"] === true);
  const { name, keys } = current;
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
export function compareSchemas(
  old: SchemaReader,
  current: SchemaReader,
  comparison: ShapeComparison,
): SpecFinding[] {
  const [before, after] = [clientSchemas(old.document), clientSchemas(current.document)];
  const added = new Set(after.filter((name) => !before.includes(name)));
  const compare = (name: string, to: string): FoundChange[] =>
    walk([comparison.part([], [placeOf(name)], [placeOf(to)], "response")]);
  const names = before
    .filter((name) => !after.includes(name))
    .map((name): SpecFinding => {
      const same = [...added].find((other) => compare(name, other).length === 0);
      if (same === undefined)
        return {
          about: "name",
          change: { about: "export-removed", name },
          keys: placeOf(name),
          isInOld: true,
        };
      added.delete(same);
      const change = { about: "export-renamed", name, to: same } as const;
      return { about: "name", change, keys: placeOf(same), isInOld: false };
    });
  const used = new Set(
    [old, current].flatMap(({ document }) => [
      ...usedSchemas(
        document,
        entriesOf(document["paths"]).map(([, item]) => item),
      ),
    ]),
  );
  const shared = after.filter((name) => before.includes(name) && !used.has(name));
  return [
    ...names,
    ...[...added].map((name): SpecFinding => {
      const change = { about: "export-added", name } as const;
      return { about: "name", change, keys: placeOf(name), isInOld: false };
    }),
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
