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
  { dedupe, leaseMs = LEASE_MS, ttlMs = TTL_MS }: HandleOptions & { readonly dedupe: DedupeStore },
  report: (error: unknown) => unknown,
): Promise<number> {
  const until = Date.now() + leaseMs;
  const claim = await dedupe.claim(id, leaseMs);
  if (claim !== "new") return claim === "done" ? 200 : 503;
  try {
    await run();
  } catch (error) {
    report(error);
    // After its lease the claim may be that of another delivery.
    if (Date.now() < until) await dedupe.release(id);
    return 500;
  }
  try {
    await dedupe.done(id, ttlMs);
  } catch (error) {
    // It was handled: with another status, it would be delivered and handled again.
    report(error);
  }
  return 200;
}
