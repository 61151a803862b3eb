import type { TypeDeclaration } from "../types/emit-types.ts";
import { isObject } from "../../base/json/json-object.ts";
import { parsePointer } from "../../base/json/json-pointer.ts";
import { componentReference, refer, referencedName } from "../../base/reference/reference.ts";
import type { OpenApiDocument } from "../document.ts";
import { reachTypes } from "../list-reached-types.ts";
import { ANSWERS, EVENT, EVENTS, UNKNOWN_EVENT } from "./event-names.ts";
import { listWebhooks, type Webhook } from "./list-webhooks.ts";

/** The types of the subpath `webhooks`; the client has those of `known` already. */
export function declareEvents(document: OpenApiDocument, known: ReadonlySet<string>): TypeDeclaration[] {
  const webhooks = listWebhooks(document);
  if (webhooks.length === 0) return [];
  const { all, sent } = reachTypes(
    document,
    webhooks.map(({ answer }) => answer),
    webhooks.map(({ schema }) => schema),
  );
  const own = nameAll(document).flatMap(([name, schema]) =>
    all.has(name) && !known.has(name) && isObject(schema) ? [{ name, schema, isInput: sent.has(name) }] : [],
  );
  return [...declareUnion(document, webhooks), ...own];
}

/** The components; the event that can be delivered without its name has one when an application receives it. */
function nameAll(document: OpenApiDocument): [string, unknown][] {
  const { name: place = "", unnamed } = document["x-webhook-event"] ?? {};
  const webhook = listWebhooks(document).find(({ name }) => name === unnamed?.name);
  const event = referencedName(webhook?.schema);
  return Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => {
    const required = new Set([...(schema.required ?? []), ...parsePointer(place)]);
    return [name, name === event ? { ...schema, required: [...required] } : schema];
  });
}

function declareUnion(document: OpenApiDocument, webhooks: readonly Webhook[]): TypeDeclaration[] {
  const place = document["x-webhook-event"]?.name ?? "";
  const answered = webhooks.filter(({ answer }) => answer !== undefined);
  return [
    {
      name: EVENT,
      schema: {
        description: `An event that the platform sends. ${describeTag(place)} tells which.`,
        anyOf: [...webhooks.map(({ schema }) => schema), refer(componentReference(UNKNOWN_EVENT))],
      },
    },
    {
      name: EVENTS,
      schema: mapEvents("The type of each event by its name.", webhooks, ({ schema }) => schema),
    },
    ...(answered.length === 0
      ? []
      : [
          {
            name: ANSWERS,
            schema: mapEvents(
              "What the platform waits for, by the name of the event.",
              answered,
              ({ answer }) => answer ?? {},
            ),
          },
        ]),
    {
      name: UNKNOWN_EVENT,
      schema: {
        ...unknownEvent(
          parsePointer(place),
          webhooks.map(({ name }) => name),
        ),
        description: "An event that this version does not know.",
      },
    },
  ];
}

function describeTag(place: string): string {
  return `\`${parsePointer(place).join(".")}\``;
}

function mapEvents(
  description: string,
  webhooks: readonly Webhook[],
  typeOf: (webhook: Webhook) => object,
): object {
  return {
    type: "object",
    description,
    required: webhooks.map(({ name }) => name),
    properties: Object.fromEntries(
      webhooks.map((webhook) => [
        webhook.name,
        { ...typeOf(webhook), description: `${webhook.summary}. ${webhook.description}` },
      ]),
    ),
  };
}

/** The last variant of the union: nothing is certain about it but its name, which is none of the known ones. */
function unknownEvent([key = "", ...rest]: readonly string[], names: readonly string[]): object {
  const tag = { type: "string", not: { enum: names }, description: "Name of the event." };
  return {
    type: "object",
    required: [key],
    properties: { [key]: rest.length === 0 ? tag : unknownEvent(rest, names) },
    additionalProperties: true,
  };
}
