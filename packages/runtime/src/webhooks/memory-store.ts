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
      const known = entries.get(id);
      if (known && known.until > Date.now()) return known.state;
      for (const [key, { state, until }] of entries)
        if (until <= Date.now() || (entries.size >= most && state === "done")) entries.delete(key);
      if (entries.size >= most) return "running";
      set(id, "running", leaseMs);
      return "new";
    },
    done: (id, ttlMs) => set(id, "done", ttlMs),
    release: (id) => void entries.delete(id),
  };
}
