import { readPointer } from "../values/json-pointer.js";
import { readTime } from "./read-time.js";
import type { EventPlaces, WebhookFacts } from "./scheme.js";
import { WebhookError } from "./webhook-error.js";

/** An event, and what its places say of it. */
export interface ReadEvent {
  readonly event: object;
  readonly name: string | undefined;
  readonly id: string | undefined;
  /** Time of the event in milliseconds, where its body has one. */
  readonly at: number | undefined;
}

/** Reads the event from a body, which must be a JSON object: a number before it could be a part of a signed time. */
export function readEvent(bytes: Uint8Array, { places, events = {} }: WebhookFacts): ReadEvent {
  const event = addName(parseObject(bytes), places);
  const name = readText(event, places.name);
  const own = name !== undefined && Object.hasOwn(events, name) ? events[name] : undefined;
  const ids = own?.id ?? places.id ?? [];
  const [id] = ids.flatMap((place) => readText(event, place) || []);
  const { time } = places;
  const at = time && readTime(readText(event, time.place) ?? "", time.unit);
  return { event, name, id, at };
}

function parseObject(bytes: Uint8Array): object {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // The parser's error quotes the body.
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
    throw new WebhookError("malformed", "the body is not a JSON object in UTF-8");
  return parsed;
}

function addName(event: object, { name, unnamed }: EventPlaces): object {
  const isUnnamed = unnamed !== undefined && readPointer(event, name) === undefined;
  const has = unnamed?.has.every((place) => readPointer(event, place) !== undefined);
  return isUnnamed && has ? { [name.slice(1)]: unnamed.name, ...event } : event;
}

function readText(event: object, place: string): string | undefined {
  const value = readPointer(event, place);
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
}
