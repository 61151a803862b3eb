import { findArea } from "./find-area.ts";
import type { Skeleton } from "../../compare/skeleton.ts";
import type { Upstream } from "./upstream.ts";

export interface SplitSkeleton {
  /** Operations that are curated, left out one by one, or undecided. */
  readonly own: Skeleton;
  /** The names of operations that are left out with an area. Their facts are not needed. */
  readonly leftOut: readonly string[];
}

export function splitAreas(upstream: Upstream, { servers, operations }: Skeleton): SplitSkeleton {
  const { own = [], leftOut = [] } = Object.groupBy(operations, ([key]) =>
    findArea(upstream, key) === undefined ? "own" : "leftOut",
  );
  return { own: { servers, operations: new Map(own) }, leftOut: leftOut.map(([key]) => key).toSorted() };
}
