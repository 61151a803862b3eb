import { compareWithLock } from "./compare-with-lock.ts";
import type { DocumentLock } from "./lock.ts";
import type { OperationSkeleton, Skeleton } from "../../compare/skeleton.ts";
import { type SplitSkeleton, splitAreas } from "./split-areas.ts";
import { restoreSkeleton } from "./store-skeleton.ts";
import { UnreadableError } from "./unreadable-error.ts";
import type { Upstream } from "./upstream.ts";

/** Replaces these operations by their current state. Removes missing ones, including those under an old name. */
export function mergeLock(
  upstream: Upstream,
  lock: DocumentLock,
  now: Skeleton,
  keys: readonly string[],
): SplitSkeleton {
  const before = restoreSkeleton(lock);
  const named = new Set(lock.leftOut);
  const merged = new Map(before.operations);
  const { operations: drifts } = compareWithLock(upstream, lock, now);
  for (const key of keys) {
    const renamed = drifts.find(
      ({ kind, operation, from }) => kind === "renamed" && [operation, from].includes(key),
    );
    for (const name of [renamed?.from, renamed?.operation, key])
      if (name !== undefined) moveOperation(name, merged, now);
    if (!before.operations.has(key) && !now.operations.has(key) && !named.has(key))
      throw new UnreadableError(`unknown operation "${key}"; write it like "GET /path"`);
  }
  const { own, leftOut } = splitAreas(upstream, { servers: before.servers, operations: merged });
  const unchanged = [...named].filter((key) => !keys.includes(key) && !own.operations.has(key));
  return { own, leftOut: [...new Set([...unchanged, ...leftOut])].toSorted() };
}

function moveOperation(key: string, merged: Map<string, OperationSkeleton>, now: Skeleton): void {
  const operation = now.operations.get(key);
  if (operation === undefined) merged.delete(key);
  else merged.set(key, operation);
}
