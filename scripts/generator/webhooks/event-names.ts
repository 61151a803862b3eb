/** Union of all events. */
export const EVENT = "WebhookEvent";

/** Its variant for events to come. */
export const UNKNOWN_EVENT = "UnknownWebhookEvent";

/** Events by their names. */
export const EVENTS = "WebhookEvents";

/** What the platform waits for, by the names of the events. */
export const ANSWERS = "WebhookAnswers";

/** Types of the runtime that the subpath `webhooks` passes on, in addition to those of the options. */
export const PASSED_TYPES: readonly string[] = [
  "DedupeStore",
  "EventContext",
  "HandleOptions",
  "WebhookErrorReason",
];

/** Types of the runtime that it uses. */
export const USED_TYPES: readonly string[] = ["HandleWebhook", "VerifyWebhook", "WebhookFacts"];
