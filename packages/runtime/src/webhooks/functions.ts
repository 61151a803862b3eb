import type { DedupeStore } from "./dedupe-store.js";
import type { AnyDelivery, Raw } from "./delivery.js";

/**
 * Checks the signature of a delivery and returns its event, or throws a `WebhookError` that has the reason. Generated code has
 * `export const verifyWebhook: VerifyWebhook<WebhookEvent, SecretOptions> = createVerifyWebhook(facts)`.
 */
export type VerifyWebhook<Event, Options> = <Given extends Request | AnyDelivery>(
  delivery: Given & Raw<Given>,
  ...rest: Rest<Options>
) => Promise<Event>;

/**
 * Checks a delivery, runs the handler of its event and returns the response for the platform. `Events` has the type of each
 * event by its name, `Answers` the type of the response of each event that the platform waits for.
 */
export type HandleWebhook<Events, Unknown, Answers, Options> = <Given extends Request | AnyDelivery>(
  delivery: Given & Raw<Given>,
  handlers: WebhookHandlers<Events, Unknown, Answers>,
  ...rest: Rest<Options & HandleOptions>
) => Promise<Response>;

/** Options can be left out when none is required. */
type Rest<Options> = object extends Options ? [options?: Options] : [options: Options];

/** A handler for each event; `other` handles events without one. An event that has no handler at all is acknowledged. */
export type WebhookHandlers<Events, Unknown, Answers> = {
  readonly [Name in keyof Events]?: Handler<Events[Name], Name extends keyof Answers ? Answers[Name] : void>;
} & { readonly other?: Handler<Events[keyof Events] | Unknown, void> };

/** Handles an event. The platform receives a 2xx only when it has ended. */
export type Handler<Event, Answer> = (event: Event, context: EventContext) => Answer | Promise<Answer>;

/** Facts about an event other than its body. */
export interface EventContext {
  /** Id of the event, by which deliveries of the same event are recognised. */
  readonly id: string;
  /** Time since the platform sent it, or `undefined` when it does not say. */
  readonly ageMs: number | undefined;
}

/** Options of `handleWebhook` for every platform. */
export interface HandleOptions {
  /** Remembers handled events; by default in memory, for this process only. */
  readonly dedupe?: DedupeStore | undefined;
  /** How long one handler may run before another delivery of the event may start one; 30 seconds by default. */
  readonly leaseMs?: number | undefined;
  /** How long an event is remembered once it was handled; 3 days by default. */
  readonly ttlMs?: number | undefined;
  /** Called with each `WebhookError`, and with what a handler or a store has thrown. By default, `console.error` is called for responses of 500. */
  readonly onError?: ((error: unknown) => void) | undefined;
}
