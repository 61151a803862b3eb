import { own } from "./own.js";
import { readTime } from "./read-time.js";
import type { WebhookFacts } from "./scheme.js";
import { WebhookError } from "./webhook-error.js";

/** An event, and what its places say of it. */
export interface ReadEvent {
  readonly event: object;
  readonly name: string;
  /** Empty where its body has none. */
  readonly id: string;
  /** Time of the event in milliseconds, `NaN` where its body has none. */
  readonly at: number;
}

/** Reads the event from a body, which must be a JSON object: a number before it could be a part of a signed time. */
export function readEvent(body: Uint8Array, { places, events = {} }: WebhookFacts): ReadEvent {
  const { id = [], name, time, unnamed } = places;
  let event = parseObject(body);
  if (unnamed && !readText(event, name) && unnamed.has.every((place) => readText(event, place)))
    event = { ...event, [name.slice(1)]: unnamed.name };
  const called = readText(event, name);
  const ids = (own(events, called)?.id ?? id).map((place) => readText(event, place));
  const at = time ? readTime(readText(event, time.place)) : Number.NaN;
  return { event, name: called, id: ids.find(Boolean) ?? "", at };
}

function parseObject(body: Uint8Array): object {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    if (/^\s*\{/.test(text)) return JSON.parse(text);
  } catch {
    // The parser's error quotes the body.
  }
  throw new WebhookError("malformed", "the body is not a JSON object", 400);
}

/** The text or the number at a place, as text. */
function readText(event: object, place: string): string {
  let value: unknown = event;
  for (const key of place.split("/").slice(1)) value = Reflect.get(Object(value), key);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
