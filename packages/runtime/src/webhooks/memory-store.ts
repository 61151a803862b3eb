import type { Claim, DedupeStore } from "./dedupe-store.js";

const MOST_EVENTS = 10_000;

interface Entry {
  readonly state: Claim;
  readonly until: number;
}

/** Creates a store in memory. It forgets the events that were handled first when there are too many. */
export function createMemoryStore(most: number = MOST_EVENTS): DedupeStore {
  const entries = new Map<string, Entry>();
  const set = (id: string, state: Claim, forMs: number): void => {
    // Behind the others, in the order in which they were changed.
    entries.delete(id);
    entries.set(id, { state, until: Date.now() + forMs });
  };
  /** Makes room for one more. A claim that has not run out stays. */
  const makeRoom = (): boolean => {
    if (entries.size < most) return true;
    for (const [id, { state, until }] of entries)
      if (state === "done" || until <= Date.now()) return entries.delete(id);
    return false;
  };
  return {
    claim(id, leaseMs) {
      const entry = entries.get(id);
      if (entry !== undefined && entry.until > Date.now()) return entry.state;
      entries.delete(id);
      if (!makeRoom()) return "running";
      set(id, "running", leaseMs);
      return "new";
    },
    done: (id, ttlMs) => set(id, "done", ttlMs),
    release: (id) => void entries.delete(id),
  };
}
