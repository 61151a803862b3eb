import type { AnyDelivery } from "./delivery.js";
import { toBase64 } from "./encoding.js";
import type { EventContext, HandleOptions, HandleWebhook } from "./functions.js";
import { createMemoryStore } from "./memory-store.js";
import { type OpenedDelivery, openDelivery } from "./open-delivery.js";
import type { WebhookOptions } from "./options.js";
import { own } from "./own.js";
import { runClaimed } from "./run-claimed.js";
import type { SchemeOptions, WebhookFacts } from "./scheme.js";
import { WebhookError } from "./webhook-error.js";

type AllOptions = SchemeOptions & WebhookOptions & HandleOptions;
type AnyHandler = (event: object, context: EventContext) => unknown;
type AnyHandlers = Readonly<Record<string, AnyHandler | undefined>>;

/** Creates the `handleWebhook` of a provider package. */
export function createHandleWebhook<Events, Unknown, Answers, Options>(
  facts: WebhookFacts,
): HandleWebhook<Events, Unknown, Answers, Options>;
export function createHandleWebhook(facts: WebhookFacts): unknown {
  const memory = createMemoryStore();
  return async (delivery: Request | AnyDelivery, handlers: AnyHandlers, options: AllOptions = {}) => {
    const report = (error: unknown, status = 500): Response => {
      if (options.onError) options.onError(error);
      else if (status === 500) console.error(error);
      return new Response(null, { status });
    };
    const handle = async ({ event, name, id, body, ageMs }: OpenedDelivery): Promise<Response> => {
      const context = { id: `${name}:${id || toBase64(await crypto.subtle.digest("SHA-256", body))}`, ageMs };
      const handler = own(handlers, name)?.bind(handlers);
      const answer = own(facts.events ?? {}, name)?.answer;
      if (answer) return answer(await handler?.(event, context), name);
      const run = (): unknown => (handler ? handler(event, context) : handlers["other"]?.(event, context));
      return new Response(null, {
        status: await runClaimed(context.id, run, { ...options, dedupe: options.dedupe ?? memory }, report),
      });
    };
    return openDelivery(facts, delivery, options)
      .then(handle, (error: unknown) => report(error, error instanceof WebhookError ? error.status : 500))
      .catch((error: unknown) => report(error));
  };
}
