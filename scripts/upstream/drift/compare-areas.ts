import { findArea } from "./find-area.ts";
import { type DocumentLock, namesIn } from "./lock.ts";
import type { Skeleton } from "../../compare/skeleton.ts";
import type { Upstream } from "./upstream.ts";

/** Finds changes in areas that are left out on purpose. They are reported, but not as drift. */
export interface AreaChanges {
  readonly operations: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** `undefined` if no area is left out. */
export function compareAreas(upstream: Upstream, lock: DocumentLock, now: Skeleton): AreaChanges | undefined {
  if (upstream.leftOutAreas.length === 0) return undefined;
  const isLeftOut = (key: string): boolean => findArea(upstream, key) !== undefined;
  const before = new Set([...namesIn(lock)].filter(isLeftOut));
  const after = new Set([...now.operations.keys()].filter(isLeftOut));
  return {
    operations: after.size,
    added: [...after].filter((key) => !before.has(key)).toSorted(),
    removed: [...before].filter((key) => !after.has(key)).toSorted(),
  };
}
