import { basename, dirname } from "node:path";
import { capitalize, nameProvider } from "../provider-names.ts";
import { LANGUAGE_NAMES } from "../reserved-names.ts";
import { RUNTIME_NAMES } from "../runtime-surface.ts";
import { ANSWERS, EVENT, EVENTS, PASSED_TYPES, UNKNOWN_EVENT, USED_TYPES } from "../webhooks/event-names.ts";
import { OPTION_TYPES } from "../webhooks/webhook-options.ts";
import type { OperationNode } from "./operation-nodes.ts";
import type { SpecNode } from "./spec-node.ts";

/** Types of the subpath `webhooks`, which only a provider with webhooks has. */
const WEBHOOK_TYPES = [
  ANSWERS,
  EVENT,
  EVENTS,
  UNKNOWN_EVENT,
  ...PASSED_TYPES,
  ...USED_TYPES,
  ...OPTION_TYPES,
  "SignWebhook",
  "WebhookError",
];

/** Names that generated types must not have, with their owners. */
export function listReservedTypes(document: SpecNode): ReadonlyMap<string, string> {
  const { pascal } = nameProvider(basename(dirname(document.location.source.absoluteRef)));
  return new Map([
    ...LANGUAGE_NAMES.map((name): [string, string] => [name, "JavaScript or TypeScript"]),
    ...RUNTIME_NAMES.map((name): [string, string] => [name, "the runtime"]),
    ["Calls", "the table of calls"],
    ["Pages", "the table of lists with pages"],
    ["Edits", "the table of bodies for `toInput`"],
    ...(document.child("webhooks").exists ? WEBHOOK_TYPES : []).map((name): [string, string] => [
      name,
      "the subpath `webhooks`",
    ]),
    ...["CallOptions", "Client", "ClientOptions"].map((name): [string, string] => [
      `${pascal}${name}`,
      "the client",
    ]),
  ]);
}

/** Returns true if a generated module can have a type of this name for statuses that an operation does not list. */
export function isOfStatuses(name: string): boolean {
  return /^ErrorExcept\d/.test(name);
}

/** Types of an operation; a body without a named schema gets a generated one. */
export function listTypeNames({ id = "", requestMedia, responses }: OperationNode): string[] {
  const name = capitalize(id);
  const isInline = (media: SpecNode): boolean =>
    media.rawChild("schema").place === media.child("schema").place;
  const bodies = requestMedia.some(isInline) ? [`${name}Body`] : [];
  const answers = responses.filter(({ media }) => media.some(isInline));
  return [
    `${name}Init`,
    `${name}Result`,
    ...bodies,
    ...answers.map(({ status }) => `${name}Response${capitalize(status)}`),
  ];
}
