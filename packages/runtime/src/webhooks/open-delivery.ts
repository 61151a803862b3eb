import { checkSignature } from "./check-signature.js";
import { chooseScheme, type SchemeOptions } from "./choose-scheme.js";
import type { AnyDelivery } from "./delivery.js";
import type { WebhookOptions } from "./options.js";
import { readDelivery } from "./read-delivery.js";
import { type ReadEvent, readEvent } from "./read-event.js";
import type { WebhookFacts } from "./scheme.js";
import { WebhookError } from "./webhook-error.js";

/** A delivery that is valid. */
export interface OpenedDelivery extends ReadEvent {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ageMs: number | undefined;
}

/** Reads a delivery, checks its signature and its age, and returns its event. */
export async function openDelivery(
  facts: WebhookFacts,
  delivery: Request | AnyDelivery,
  options: SchemeOptions & WebhookOptions,
): Promise<OpenedDelivery> {
  const { now = Date.now } = options;
  const chosen = chooseScheme(facts, options);
  const tolerance = options.toleranceMs ?? chosen.scheme.time?.toleranceMs ?? Infinity;
  if (!(tolerance >= 0)) throw new TypeError("toleranceMs must be a number of milliseconds, or Infinity");
  const read = await readDelivery(delivery);
  const signedAt = await checkSignature(chosen, read);
  const event = readEvent(read.bytes, facts);
  const at = signedAt ?? event.at;
  const ageMs = at === undefined ? undefined : now() - at;
  if (tolerance < Infinity) checkAge(ageMs, tolerance);
  return { ...event, bytes: read.bytes, ageMs };
}

function checkAge(ageMs: number | undefined, tolerance: number): void {
  if (ageMs === undefined)
    throw new WebhookError("malformed", "the event has no time that tells its age; leave out toleranceMs");
  if (ageMs > tolerance) throw new WebhookError("too-old", `the delivery is older than ${tolerance} ms`);
  if (-ageMs > tolerance)
    throw new WebhookError(
      "from-the-future",
      `the delivery is more than ${tolerance} ms ahead; check the clock`,
    );
}
