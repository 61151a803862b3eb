import { type DocumentPlace, mapMembers } from "../../base/json/document-place.ts";
import { listReferences as listAll } from "../../base/reference/map-references.ts";
import { isObject, itemsOf } from "../../base/json/json-object.ts";
import { describesPart } from "./close-object.ts";
import {
  componentName,
  componentReference,
  refer,
  referencedName,
  referenceOf,
} from "../../base/reference/reference.ts";

/** A component that a schema refers to. */
export interface ComponentUse {
  readonly name: string;
  /** A member of `allOf`: it describes a part of a value. */
  readonly isPart: boolean;
}

const COMPOSED = new Set(["allOf", "anyOf", "oneOf"]);
/** Keywords whose schemas describe other values. */
const WHOLE = new Set(["items", "prefixItems", "properties", "patternProperties", "additionalProperties"]);

/** Every reference to a component in a schema. */
export function listComponents(schema: unknown, isPart = false): ComponentUse[] {
  if (!isObject(schema)) return [];
  const own = referencedName(schema);
  const below = Object.entries(schema).flatMap(([key, value]): ComponentUse[] => {
    if (COMPOSED.has(key))
      return itemsOf(value).flatMap((member) => listComponents(member, describesPart(key, schema, isPart)));
    if (WHOLE.has(key) && isObject(value) && !(key === "items" || key === "additionalProperties"))
      return Object.values(value).flatMap((member) => listComponents(member));
    if (WHOLE.has(key)) return [value].flat().flatMap((member) => listComponents(member));
    return CONDITIONS.has(key) ? listAll(value).flatMap(asPart) : [];
  });
  return own === undefined ? below : [{ name: own, isPart }, ...below];
}

/** Keywords of conditions, which restrict a value that another schema describes. */
const CONDITIONS = new Set(["if", "then", "else", "not", "dependentSchemas"]);

function asPart(reference: string): ComponentUse[] {
  const name = componentName(reference);
  return name === undefined ? [] : [{ name, isPart: true }];
}

/** Copies a schema with other targets of its references and of the mapping of a discriminator. */
export function renameComponents(
  node: unknown,
  rename: (name: string) => string,
  place: DocumentPlace = "keywords",
): unknown {
  const renamed = (reference: string): string => {
    const name = componentName(reference);
    return name === undefined ? reference : componentReference(rename(name));
  };
  const copy = mapMembers(node, place, (value, key, inner) =>
    place === "keywords" && key === "mapping"
      ? mapMembers(value, "names", (target) => renamed(String(target)))
      : renameComponents(value, rename, inner),
  );
  const reference = referenceOf(node, place);
  return reference === undefined || !isObject(copy) ? copy : { ...copy, ...refer(renamed(reference)) };
}
