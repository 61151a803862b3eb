import { parsePointer } from "../../base/json/json-pointer.ts";
import { referencedName } from "../../base/reference/reference.ts";
import type { RenderContext } from "../render-context.ts";
import { Expression } from "../render-literal.ts";
import { listWebhooks, type Webhook } from "./list-webhooks.ts";
import { chooseOptions, type WebhookOptions } from "./webhook-options.ts";

/** The runtime's function that writes what a platform waits for. */
const SEND_ANSWER = "sendAnswer";

/** The webhooks of a provider as the renderers read them. */
export interface WebhookSet {
  readonly webhooks: readonly Webhook[];
  /** Name of the first event, for examples. */
  readonly first: string;
  /** The property that has the name of an event, such as `type` or `message.type`. */
  readonly tag: string;
  /** Type of the event that may come without its name. */
  readonly unnamed: string | undefined;
  /** The runtime's functions that the facts name. */
  readonly functions: readonly string[];
  readonly options: WebhookOptions;
  /** The record that the runtime checks deliveries by. */
  readonly facts: object;
}

/** Returns the webhooks, or `undefined` if the spec has none. */
export function readWebhookSet({ document, names }: RenderContext): WebhookSet | undefined {
  const { "x-webhook-signature": signature, "x-webhook-event": places } = document;
  const webhooks = listWebhooks(document);
  const [first] = webhooks;
  if (signature === undefined || places === undefined || first === undefined) return undefined;
  const options = chooseOptions(signature, `${names.upperSnake}_WEBHOOK_SECRET`);
  const isAnswered = webhooks.some(({ answer }) => answer !== undefined);
  const unnamed = webhooks.find(({ name }) => name === places.unnamed?.name);
  return {
    webhooks,
    first: first.name,
    tag: parsePointer(places.name).join("."),
    unnamed: referencedName(unnamed?.schema),
    functions: [...(isAnswered ? [SEND_ANSWER] : []), options.reader],
    options,
    facts: {
      signature,
      read: new Expression(options.reader),
      places,
      events: eventFacts(webhooks),
    },
  };
}

/** Facts about single events; `undefined` when there are none. */
function eventFacts(webhooks: readonly Webhook[]): object | undefined {
  const events = webhooks.flatMap(({ name, id, answer }) =>
    id === undefined && answer === undefined
      ? []
      : [[name, { id, answer: answer === undefined ? undefined : new Expression(SEND_ANSWER) }]],
  );
  return events.length === 0 ? undefined : Object.fromEntries(events);
}
