import type { TypeChange, TypeDifference, ValueChange } from "./type-change.ts";

/**
 * The same change of the same type is one change, in however many operations it is seen, and a type that is changed by
 * itself is not named again when an operation that uses it was.
 */
export function mergeChanges(changes: readonly TypeChange[]): TypeChange[] {
  const merged = new Map<string, TypeChange>();
  const used = new Set(changes.flatMap((change) => (isUsed(change) ? [whatHappened(change)] : [])));
  for (const [index, change] of changes.entries()) {
    if (change.about === "value" && !isUsed(change) && used.has(whatHappened(change))) continue;
    const isShared = change.about === "value" && change.difference.owner !== undefined;
    const key = isShared
      ? JSON.stringify([change.side, change.status === undefined, withoutPlace(change.difference)])
      : String(index);
    const known = merged.get(key);
    if (known?.about !== "value" || change.about !== "value") merged.set(key, change);
    else merged.set(key, { ...known, operations: [...new Set([...known.operations, ...change.operations])] });
  }
  return [...merged.values()];
}

/** Key that is equal for the same change of the same type. The text of the type also says whether it is optional. */
function withoutPlace({ before, after, ...difference }: TypeDifference): object {
  return { ...difference, place: [], ...(difference.values.length > 0 ? {} : { before, after }) };
}

function isUsed(change: TypeChange): change is ValueChange {
  return change.about === "value" && change.operations.length > 0;
}

function whatHappened({ side, difference: { kind, place, values } }: ValueChange): string {
  return JSON.stringify([side, kind, values.length > 0 ? values : place.at(-1)]);
}
