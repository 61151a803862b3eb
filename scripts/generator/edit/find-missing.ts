import { isObject, itemsOf, memberOf, textOf } from "../../base/json/json-object.ts";
import { referencedName } from "../../base/reference/reference.ts";
import type { OpenApiDocument } from "../document.ts";
import type { RoundTrip, RoundTripSource } from "./list-round-trips.ts";

/** Properties that a request requires and no response has, so callers must add them. */
export interface Missing {
  readonly keys: readonly string[];
  /** Name of a type that has these properties. */
  readonly owner: string;
}

/** Finds the required properties of a body that no response has, such as write-only ones. */
export function findMissing(
  document: OpenApiDocument,
  { schema, input, sources }: RoundTrip,
): Missing | undefined {
  const received = sources.flatMap((source) => schemasAt(document, source));
  const keys = requiredBy(document, schema).filter((key) =>
    received.every((one) => stepInto(document, one, key).length === 0),
  );
  return keys.length === 0 ? undefined : { keys, owner: ownerOf(document, schema) ?? input };
}

/** Schemas of the place in a response. */
export function schemasAt(document: OpenApiDocument, { response, keys }: RoundTripSource): unknown[] {
  return keys.reduce<unknown[]>(
    (schemas, key) => schemas.flatMap((schema) => stepInto(document, schema, key)),
    [response.schema],
  );
}

/** The known variants of a union; the properties of the `Unknown…` variant are unknown. */
function ownerOf(document: OpenApiDocument, schema: unknown): string | undefined {
  const [variant] = unionOf(resolve(document, schema));
  return variant === undefined ? referencedName(schema) : ownerOf(document, variant);
}

/** Names of the properties that every body has. */
function requiredBy(document: OpenApiDocument, schema: unknown): string[] {
  const target = resolve(document, schema);
  const own = itemsOf(memberOf(target, "required")).flatMap((name) => textOf(name) ?? []);
  const parts = itemsOf(memberOf(target, "allOf")).flatMap((part) => requiredBy(document, part));
  const [first = [], ...others] = unionOf(target).map((member) => requiredBy(document, member));
  return [...own, ...parts, ...first.filter((name) => others.every((names) => names.includes(name)))];
}

/** Schemas of a property, or of the items of a list, in all alternatives and parts. */
function stepInto(document: OpenApiDocument, schema: unknown, key: string): unknown[] {
  const target = resolve(document, schema);
  const isIndex = /^\d+$/.test(key) && isObject(memberOf(target, "items"));
  const own = isIndex ? memberOf(target, "items") : memberOf(memberOf(target, "properties"), key);
  const members = [...itemsOf(memberOf(target, "allOf")), ...unionOf(target)];
  return [
    ...(own === undefined ? [] : [own]),
    ...members.flatMap((member) => stepInto(document, member, key)),
  ];
}

function unionOf(schema: unknown): unknown[] {
  return ["anyOf", "oneOf"].flatMap((key) => itemsOf(memberOf(schema, key)));
}

function resolve(document: OpenApiDocument, schema: unknown): unknown {
  const name = referencedName(schema);
  return name === undefined ? schema : resolve(document, document.components?.schemas?.[name]);
}
