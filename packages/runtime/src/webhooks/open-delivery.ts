import { checkSignature } from "./check-signature.js";
import type { AnyDelivery } from "./delivery.js";
import type { WebhookOptions } from "./options.js";
import { readDelivery } from "./read-delivery.js";
import { type ReadEvent, readEvent } from "./read-event.js";
import type { SchemeOptions, WebhookFacts } from "./scheme.js";
import { WebhookError } from "./webhook-error.js";

/** A delivery that is valid. */
export interface OpenedDelivery extends ReadEvent {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly ageMs: number | undefined;
}

/** Reads a delivery, checks its signature and its age, and returns its event. */
export async function openDelivery(
  facts: WebhookFacts,
  delivery: Request | AnyDelivery,
  options: SchemeOptions & WebhookOptions,
): Promise<OpenedDelivery> {
  const chosen = facts.read(facts.signature, options);
  const { now = Date.now, toleranceMs = chosen.scheme.time?.toleranceMs ?? Infinity } = options;
  const read = await readDelivery(delivery);
  const signedAt = await checkSignature(chosen, read);
  const event = readEvent(read.body, facts);
  const ageMs = now() - (signedAt ?? event.at);
  // A comparison with a time that is missing, or with a limit that is no number, is false.
  if (toleranceMs !== Infinity && !(ageMs <= toleranceMs))
    throw new WebhookError("too-old", `not younger than ${toleranceMs} ms`);
  if (-ageMs > toleranceMs) throw new WebhookError("from-the-future", `over ${toleranceMs} ms ahead`);
  return { ...event, body: read.body, ageMs: Number.isNaN(ageMs) ? undefined : ageMs };
}
