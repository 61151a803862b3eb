import type { DedupeStore } from "./dedupe-store.js";
import type { HandleOptions } from "./functions.js";

const LEASE_MS = 30_000;
const TTL_MS = 3 * 24 * 60 * 60_000;

/**
 * Runs the handler of an event unless it is running, or has run, for another delivery of it. Returns 200 when it has run, and 503
 * while it is running, so that the platform delivers the event again in case it fails. Rejects when it fails.
 */
export async function runClaimed(
  id: string,
  run: () => unknown,
  store: DedupeStore,
  { leaseMs = LEASE_MS, ttlMs = TTL_MS, onError }: HandleOptions,
): Promise<200 | 503> {
  const start = Date.now();
  const claim = await store.claim(id, leaseMs);
  if (claim !== "new") return claim === "done" ? 200 : 503;
  try {
    await run();
  } catch (error) {
    // After its lease the claim may be that of another delivery.
    if (Date.now() - start < leaseMs) await store.release(id);
    throw error;
  }
  try {
    await store.done(id, ttlMs);
  } catch (error) {
    // It was handled: another status would have it delivered, and handled, again.
    onError?.(error);
  }
  return 200;
}
