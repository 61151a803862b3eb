import type { OperationSkeleton } from "./skeleton.ts";

type Operations = ReadonlyMap<string, OperationSkeleton>;

/** Returns whether two operations have the same content. */
type Equality = (old: OperationSkeleton, current: OperationSkeleton) => boolean;

/** The operations of two documents that belong together, and those that only one of the documents has. */
export interface PairedOperations {
  readonly pairs: readonly OperationPair[];
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

export interface OperationPair {
  /** Method and path before, such as `GET /agents/{id}`. */
  readonly from: string;
  readonly name: string;
  readonly old: OperationSkeleton;
  readonly current: OperationSkeleton;
}

/**
 * A removed operation was renamed if a new one has the same method and the same path except for the names of its
 * parameters, with the same operation id, or with the same content.
 */
export function pairOperations(
  before: Operations,
  after: Operations,
  isSame: Equality = () => false,
): PairedOperations {
  const left = new Map([...after].filter(([name]) => !before.has(name)));
  const removed: string[] = [];
  const pairs = [...before].flatMap(([from, old]): OperationPair[] => {
    const name = after.has(from) ? from : findRenamed(from, old, left, isSame);
    const current = name === undefined ? undefined : after.get(name);
    if (name === undefined || current === undefined) {
      removed.push(from);
      return [];
    }
    left.delete(name);
    return [{ from, name, old, current }];
  });
  return { pairs, removed, added: [...left.keys()] };
}

function findRenamed(
  from: string,
  old: OperationSkeleton,
  left: Operations,
  isSame: Equality,
): string | undefined {
  const candidates = [...left];
  const [name] =
    candidates.find(([key]) => shapeOf(key) === shapeOf(from)) ??
    candidates.find(([, { id }]) => id !== undefined && id === old.id) ??
    candidates.find(([key, candidate]) => methodOf(key) === methodOf(from) && isSame(old, candidate)) ??
    [];
  return name;
}

function methodOf(name: string): string | undefined {
  return name.split(" ")[0];
}

function shapeOf(name: string): string {
  return name.replaceAll(/\{[^}]*\}/g, "{}");
}
