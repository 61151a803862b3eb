import { availableParallelism } from "node:os";

/** As many at a time as there are processors: each starts a process. */
export async function mapInParallel<T, R>(
  items: readonly T[],
  use: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const entries = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of entries) results[index] = await use(item, index);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results;
}
