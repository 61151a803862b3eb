import type { Claim, DedupeStore } from "./dedupe-store.js";

const MOST_EVENTS = 10_000;

/** Creates a store in memory. When it has too many events, it forgets those that were handled first. */
export function createMemoryStore(most: number = MOST_EVENTS): DedupeStore {
  const entries = new Map<string, { readonly state: Claim; readonly until: number }>();
  const set = (id: string, state: Claim, forMs: number): void => {
    // To the end of the order in which entries are forgotten.
    entries.delete(id);
    entries.set(id, { state, until: Date.now() + forMs });
  };
  return {
    claim(id, leaseMs) {
      for (const [key, { state, until }] of entries)
        if (until <= Date.now() || (entries.size >= most && state === "done")) entries.delete(key);
      const state = entries.get(id)?.state ?? (entries.size < most ? "new" : "running");
      if (state === "new") set(id, "running", leaseMs);
      return state;
    },
    done: (id, ttlMs) => set(id, "done", ttlMs),
    release: (id) => void entries.delete(id),
  };
}
