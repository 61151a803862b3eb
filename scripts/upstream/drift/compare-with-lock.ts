import { compareSkeletons, type SkeletonDrift } from "../../compare/compare-skeletons.ts";
import { findArea } from "./find-area.ts";
import { type DocumentLock, namesIn } from "./lock.ts";
import type { Skeleton } from "../../compare/skeleton.ts";
import { splitAreas } from "./split-areas.ts";
import { restoreSkeleton } from "./store-skeleton.ts";
import type { Upstream } from "./upstream.ts";

/** Outcome for the operations that are not left out with an area. */
export function compareWithLock(upstream: Upstream, lock: DocumentLock, now: Skeleton): SkeletonDrift {
  const known = namesIn(lock);
  const isLeftOut = (key: string): boolean => findArea(upstream, key) !== undefined;
  // New operations of an area stay in, because one of ours may have moved there.
  const candidates = [...now.operations].filter(([key]) => !isLeftOut(key) || !known.has(key));
  const { servers, operations } = compareSkeletons(splitAreas(upstream, restoreSkeleton(lock)).own, {
    servers: now.servers,
    operations: new Map(candidates),
  });
  return {
    servers,
    operations: operations.filter(({ kind, operation }) => kind !== "added" || !isLeftOut(operation)),
  };
}
