import type { AnyDelivery } from "./delivery.js";
import type { VerifyWebhook } from "./functions.js";
import { openDelivery } from "./open-delivery.js";
import type { WebhookOptions } from "./options.js";
import type { SchemeOptions, WebhookFacts } from "./scheme.js";

/** Creates the `verifyWebhook` of a provider package. */
export function createVerifyWebhook<Event, Options>(facts: WebhookFacts): VerifyWebhook<Event, Options>;
export function createVerifyWebhook(facts: WebhookFacts): unknown {
  return async (delivery: Request | AnyDelivery, options: SchemeOptions & WebhookOptions = {}) =>
    (await openDelivery(facts, delivery, options)).event;
}
