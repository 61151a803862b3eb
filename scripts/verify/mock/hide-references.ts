import { type DocumentPlace, mapMembers } from "../../base/json/document-place.ts";
import { isObject } from "../../base/json/json-object.ts";

const SHOWN = "$ref";
const HIDDEN = "($ref)";

/** A document in which no data and no property has the key `$ref`, which Prism would follow. */
export function hideReferences(node: unknown, place: DocumentPlace = "keywords"): unknown {
  const copy = mapMembers(node, place, (value, key, inner) =>
    key === "required" && place === "keywords" && Array.isArray(value)
      ? value.map((name: unknown) => (name === SHOWN ? HIDDEN : name))
      : hideReferences(value, inner),
  );
  const isReference = place !== "data" && isObject(copy) && typeof copy[SHOWN] === "string";
  return isReference ? copy : renameKey(copy, SHOWN, HIDDEN);
}

/** A value that a caller sent, as Prism sees it. */
export function hideKeys(value: unknown): unknown {
  return renameKeys(value, SHOWN, HIDDEN);
}

/** A value of Prism's as the caller gets it. */
export function showKeys(value: unknown): unknown {
  return renameKeys(value, HIDDEN, SHOWN);
}

function renameKeys(value: unknown, from: string, to: string): unknown {
  if (Array.isArray(value)) return value.map((item) => renameKeys(item, from, to));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([key, member]) => [
    key === from ? to : key,
    renameKeys(member, from, to),
  ]);
  return Object.fromEntries(members);
}

function renameKey(value: unknown, from: string, to: string): unknown {
  if (!isObject(value) || !Object.hasOwn(value, from)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key === from ? to : key, member]));
}
