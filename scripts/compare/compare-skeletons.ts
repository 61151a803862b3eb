import type { Change } from "./change.ts";
import { classifySchemas } from "./classify-schemas.ts";
import { compareOperations } from "./compare-operations.ts";
import { pairOperations } from "./pair-operations.ts";
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
  const { pairs, removed, added } = pairOperations(
    before.operations,
    after.operations,
    (old, current) => hasContent(current) && compareOperations(old, current, classOf).length === 0,
  );
  const { renamed = [], kept = [] } = Object.groupBy(pairs, ({ from, name }) =>
    from === name ? "kept" : "renamed",
  );
  return {
    servers: {
      removed: before.servers.filter((server) => !after.servers.includes(server)),
      added: after.servers.filter((server) => !before.servers.includes(server)),
    },
    operations: [
      ...added.toSorted().map((operation) => only("added", operation)),
      ...removed.map((operation) => only("removed", operation)),
      ...renamed.map(({ from, name, old, current }): OperationDrift => ({
        kind: "renamed",
        operation: name,
        from,
        changes: compareOperations(old, current, classOf),
      })),
      ...kept.flatMap(({ name, old, current }): OperationDrift[] => {
        const changes = compareOperations(old, current, classOf);
        if (changes.length > 0) return [{ kind: "changed", operation: name, changes }];
        return old.wording === current.wording ? [] : [only("wording", name)];
      }),
    ],
  };
}

function only(kind: OperationDrift["kind"], operation: string): OperationDrift {
  return { kind, operation, changes: [] };
}

/** Operations that take and give next to nothing are equal by chance. */
function hasContent({ request, responses }: OperationSkeleton): boolean {
  return request !== undefined || [...responses.values()].some(({ content }) => content.size > 0);
}
