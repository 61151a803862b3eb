import type { Change } from "./change.ts";
import { classifySchemas, type SchemaClasses } from "./classify-schemas.ts";
import { compareOperations } from "./compare-operations.ts";
import { allSchemas, type OperationSkeleton, type Skeleton } from "./skeleton.ts";

/** Outcome for one operation. */
export interface OperationDrift {
  readonly kind: "added" | "removed" | "renamed" | "changed" | "wording";
  readonly operation: string;
  /** Former name, if it was renamed. */
  readonly from?: string;
  readonly changes: readonly Change[];
}

export interface SkeletonDrift {
  readonly servers: { readonly removed: readonly string[]; readonly added: readonly string[] };
  readonly operations: readonly OperationDrift[];
}

/** Finds what a document states differently from one that was read before. */
export function compareSkeletons(before: Skeleton, after: Skeleton): SkeletonDrift {
  const classOf = classifySchemas(allSchemas(before, after));
  const gone = [...before.operations].filter(([key]) => !after.operations.has(key));
  const come = [...after.operations].filter(([key]) => !before.operations.has(key));
  const renamed = matchRenamed(gone, come, classOf);
  const from = new Set(renamed.map(({ old }) => old));
  const to = new Set(renamed.map(({ key }) => key));
  return {
    servers: {
      removed: before.servers.filter((server) => !after.servers.includes(server)),
      added: after.servers.filter((server) => !before.servers.includes(server)),
    },
    operations: [
      ...come.filter(([key]) => !to.has(key)).map(([key]) => only("added", key)),
      ...gone.filter(([key]) => !from.has(key)).map(([key]) => only("removed", key)),
      ...renamed.map(({ old, key, changes }): OperationDrift => ({
        kind: "renamed",
        operation: key,
        from: old,
        changes,
      })),
      ...[...after.operations].flatMap(([key, operation]): OperationDrift[] => {
        const known = before.operations.get(key);
        if (known === undefined) return [];
        const changes = compareOperations(known, operation, classOf);
        if (changes.length > 0) return [{ kind: "changed", operation: key, changes }];
        return known.wording === operation.wording ? [] : [only("wording", key)];
      }),
    ],
  };
}

function only(kind: OperationDrift["kind"], operation: string): OperationDrift {
  return { kind, operation, changes: [] };
}

interface Renamed {
  readonly old: string;
  readonly key: string;
  readonly changes: readonly Change[];
}

type Named = readonly (readonly [key: string, operation: OperationSkeleton])[];

/** The same path with other names of its parameters, the same operation id, or the same facts under another path. */
function matchRenamed(gone: Named, come: Named, classOf: SchemaClasses): Renamed[] {
  const left = new Map(come);
  return gone.flatMap(([old, operation]) => {
    const candidates = [...left].filter(([key]) => methodOf(key) === methodOf(old));
    const compare = (candidate: OperationSkeleton): Change[] =>
      compareOperations(operation, candidate, classOf);
    const found =
      candidates.find(([key]) => shapeOf(key) === shapeOf(old)) ??
      candidates.find(([, candidate]) => candidate.id !== undefined && candidate.id === operation.id) ??
      candidates.find(([, candidate]) => hasContent(candidate) && compare(candidate).length === 0);
    if (found === undefined) return [];
    const [key, candidate] = found;
    left.delete(key);
    return [{ old, key, changes: compare(candidate) }];
  });
}

function methodOf(key: string): string | undefined {
  return key.split(" ")[0];
}

function shapeOf(key: string): string {
  return key.replaceAll(/\{[^}]*\}/g, "{}");
}

/** Operations that take and give next to nothing are equal by chance. */
function hasContent({ request, responses }: OperationSkeleton): boolean {
  return request !== undefined || [...responses.values()].some(({ content }) => content.size > 0);
}
