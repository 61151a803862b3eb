import { isObject } from "./json-object.ts";

/**
 * Content of a place in an OpenAPI document: keywords of OpenAPI or JSON Schema, members with arbitrary names, or data.
 * In data a reference is plain text.
 */
export type DocumentPlace = "keywords" | "names" | "link names" | "link" | "data";

const NAMES = new Set([
  "$defs",
  "callbacks",
  "content",
  "definitions",
  "dependentSchemas",
  "encoding",
  "examples",
  "headers",
  "parameters",
  "pathItems",
  "paths",
  "patternProperties",
  "properties",
  "requestBodies",
  "responses",
  "schemas",
  "securitySchemes",
  "variables",
  "webhooks",
]);
const DATA = new Set(["const", "default", "enum", "example", "value"]);
/** Extensions that several specs share by reference. */
const SHARED_EXTENSIONS = new Set(["x-rate-limit", "x-webhook-event", "x-webhook-signature"]);
const LINK_DATA = new Set(["parameters", "requestBody"]);

/** Returns the place under a key. The members of a list are reached by index. */
export function placeBelow(place: DocumentPlace, key: string | number, value: unknown): DocumentPlace {
  if (place === "data") return "data";
  if (place === "names") return "keywords";
  if (place === "link names") return "link";
  if (typeof key === "number") return place;
  const isExtension = key.startsWith("x-") && !SHARED_EXTENSIONS.has(key);
  const isData = DATA.has(key) || isExtension || (key === "examples" && Array.isArray(value));
  if (isData || (place === "link" && LINK_DATA.has(key))) return "data";
  if (key === "links") return "link names";
  return NAMES.has(key) ? "names" : "keywords";
}

/** The members of an object or a list, each with its kind of content. */
export function membersBelow(
  place: DocumentPlace,
  node: unknown,
): [key: string | number, value: unknown, place: DocumentPlace][] {
  const members: [string | number, unknown][] = Array.isArray(node)
    ? [...node.entries()]
    : isObject(node)
      ? Object.entries(node)
      : [];
  return members.map(([key, value]) => [key, value, placeBelow(place, key, value)]);
}

/** A copy of an object or a list with other members; anything else as it is. */
export function mapMembers(
  node: unknown,
  place: DocumentPlace,
  change: (value: unknown, key: string | number, inner: DocumentPlace) => unknown,
): unknown {
  if (Array.isArray(node))
    return node.map((value, index) => change(value, index, placeBelow(place, index, value)));
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, change(value, key, placeBelow(place, key, value))]),
  );
}
