import type { SchemeOptions } from "./choose-scheme.js";
import type { AnyDelivery } from "./delivery.js";
import { toHex } from "./encoding.js";
import type { EventContext, HandleOptions, HandleWebhook } from "./functions.js";
import { createMemoryStore } from "./memory-store.js";
import { type OpenedDelivery, openDelivery } from "./open-delivery.js";
import type { WebhookOptions } from "./options.js";
import { runClaimed } from "./run-claimed.js";
import type { WebhookFacts } from "./scheme.js";
import { WebhookError, type WebhookErrorReason } from "./webhook-error.js";

type AllOptions = SchemeOptions & WebhookOptions & HandleOptions;
type AnyHandler = (event: object, context: EventContext) => unknown;
type AnyHandlers = Readonly<Record<string, AnyHandler | undefined>>;

/** Statuses of refusals that are not the sender's fault alone; all others are 401. */
const STATUSES: Partial<Record<WebhookErrorReason, number>> = {
  malformed: 400,
  "no-key": 500,
  "bad-key": 500,
  "body-used": 500,
  "parsed-body": 500,
};

/** Creates the `handleWebhook` of a provider package. */
export function createHandleWebhook<Events, Unknown, Answers, Options>(
  facts: WebhookFacts,
): HandleWebhook<Events, Unknown, Answers, Options>;
export function createHandleWebhook(facts: WebhookFacts): unknown {
  const memory = createMemoryStore();
  return async (delivery: Request | AnyDelivery, handlers: AnyHandlers, options: AllOptions = {}) => {
    const report = (error: unknown, status = 500): void => {
      if (options.onError !== undefined) options.onError(error);
      else if (status === 500) console.error(error);
    };
    let opened: OpenedDelivery;
    try {
      opened = await openDelivery(facts, delivery, options);
    } catch (error) {
      const status = error instanceof WebhookError ? (STATUSES[error.reason] ?? 401) : 500;
      report(error, status);
      return new Response(null, { status });
    }
    try {
      const { dedupe = memory } = options;
      return await respond(opened, facts, handlers, (id, run) =>
        runClaimed(id, run, dedupe, { ...options, onError: report }),
      );
    } catch (error) {
      report(error);
      return new Response(null, { status: 500 });
    }
  };
}

/** Runs the handler of an event. Rejects when it fails. */
async function respond(
  { event, name = "", id, bytes, ageMs }: OpenedDelivery,
  { events = {} }: WebhookFacts,
  handlers: AnyHandlers,
  runOnce: (id: string, run: () => unknown) => Promise<number>,
): Promise<Response> {
  const unique = `${name}:${id ?? toHex(await crypto.subtle.digest("SHA-256", bytes))}`;
  const context = { id: unique, ageMs };
  const handler = own(handlers, name);
  if (own(events, name)?.answer) {
    if (handler === undefined)
      throw new Error(`no handler for ${name}, whose response the platform waits for`);
    return Response.json(await handler(event, context));
  }
  const status = await runOnce(unique, () => (handler ?? handlers["other"])?.(event, context));
  return new Response(null, { status });
}

/** Every object has a `constructor` that is neither a handler nor an event. */
function own<Value>(owner: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(owner, key) ? owner[key] : undefined;
}
