import { parsePointer } from "../../base/json/json-pointer.ts";
import { checkShape } from "../nodes/check-shape.ts";
import { documentRule, type Report } from "../nodes/document-rule.ts";
import { type OperationNode, readWebhooks } from "../nodes/operation-nodes.ts";
import { propertyOf, requiredOf, schemasAt, typesOf } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

const POINTER = { type: "string", pattern: "^(?:/[^/~]+)+$" };
const IDS = { type: "array", minItems: 1, items: POINTER };
const PLACES = {
  type: "object",
  additionalProperties: false,
  required: ["name"],
  properties: {
    name: POINTER,
    unnamed: {
      type: "object",
      additionalProperties: false,
      required: ["name", "has"],
      properties: {
        name: { type: "string" },
        has: { type: "array", minItems: 1, items: POINTER },
      },
    },
    id: IDS,
    time: {
      type: "object",
      additionalProperties: false,
      required: ["place", "unit"],
      properties: { place: POINTER, unit: { enum: ["ms", "s", "iso"] } },
    },
  },
};
const FORM =
  "{ name: /type, unnamed: { name, has: [/property] }, id: [/id], time: { place: /time, unit: iso } }";
const OWN = { type: "object", additionalProperties: false, required: ["id"], properties: { id: IDS } };

/** The runtime finds the name, the id and the time of an event by it, and a `switch` narrows by the name. */
export const xWebhookEvent = documentRule((document, report) => {
  const places = document.child("x-webhook-event");
  const webhooks = readWebhooks(document);
  if (webhooks.length > 0 && !places.exists)
    report(document, `webhooks need "x-webhook-event", which says where an event has its name: ${FORM}`);
  else if (webhooks.length === 0 && places.exists)
    report(places, "the document has no webhooks; leave it out");
  else if (places.exists && checkShape(places, PLACES, FORM, report)) {
    checkPlaces(document, places, webhooks, report);
    for (const webhook of webhooks) checkWebhook(webhook, places, report);
  }
});

function checkPlaces(
  document: SpecNode,
  places: SpecNode,
  webhooks: readonly OperationNode[],
  report: Report,
): void {
  const { id, time, unnamed } = Object.fromEntries(places.entries);
  for (const place of [...(id?.items ?? []), ...(time === undefined ? [] : [time.child("place")])])
    if (!webhooks.some((webhook) => hasPlace(webhook, place)))
      report(place, `no event has a text or a number at ${place.text}`);
  if (time !== undefined && document.child("x-webhook-signature").child("time").exists)
    report(time, "the signature has the time already, and that one is signed; leave this out");
  const event = webhooks.find(({ path }) => path === unnamed?.child("name").text);
  if (unnamed !== undefined && event === undefined)
    report(unnamed.child("name"), `unknown event "${unnamed.child("name").text}"; declare it under webhooks`);
  if (unnamed !== undefined && parsePointer(places.child("name").text ?? "").length > 1)
    report(unnamed, "only a name at the top of the body can be missing; leave this out");
  for (const place of unnamed?.child("has").items ?? [])
    if (event !== undefined && !hasPlace(event, place))
      report(place, `the event "${event.path}" has no text or number at ${place.text}`);
}

function checkWebhook(webhook: OperationNode, places: SpecNode, report: Report): void {
  const name = places.child("name").text ?? "";
  const mayLackName = places.child("unnamed").child("name").text === webhook.path;
  for (const schema of listBodies(webhook)) {
    const tag = schemasAt(schema, name).find((one) => one.child("const").value === webhook.path);
    if (tag === undefined)
      report(schema, `the schema of the event "${webhook.path}" needs "const: ${webhook.path}" at ${name}`);
    else if (!mayLackName && !isCertainAt(schema, parsePointer(name)))
      report(schema, `the event "${webhook.path}" is known by ${name}, so its schema must require it`);
  }
  const own = webhook.node.child("x-webhook-event");
  if (!own.exists || !checkShape(own, OWN, "{ id: [/id] }", report)) return;
  for (const place of own.child("id").items)
    if (!hasPlace(webhook, place)) report(place, `the event has no text or number at ${place.text}`);
}

function listBodies({ requestMedia }: OperationNode): SpecNode[] {
  return requestMedia.map((media) => media.child("schema")).filter(({ exists }) => exists);
}

/** Returns whether an event can have a text or a number at a place: the runtime reads nothing else. */
function hasPlace(webhook: OperationNode, place: SpecNode): boolean {
  return listBodies(webhook)
    .flatMap((schema) => schemasAt(schema, place.text ?? ""))
    .some((schema) => typesOf(schema).some((type) => ["string", "integer", "number"].includes(type)));
}

/** Returns whether a schema requires every property on the way to a place. */
function isCertainAt(schema: SpecNode, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  const property = propertyOf(schema, key);
  return property !== undefined && requiredOf(schema).includes(key) && isCertainAt(property, rest);
}
