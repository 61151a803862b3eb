import { listParts, typesOf } from "./schema-nodes.ts";
import type { SpecNode } from "./spec-node.ts";

/** Kind of a value, as far as it matters for writing it as text. */
export type ValueKind = "file" | "list" | "null" | "object" | "scalar";

/** `an object` */
export function nameKind(kind: ValueKind): string {
  if (kind === "null") return "null";
  return `${kind === "object" ? "an" : "a"} ${kind}`;
}

/** The schema and those that it is composed of, with references followed: what each says holds for some value or for all. */
export function listAlternatives(schema: SpecNode): SpecNode[] {
  return listParts(schema, ["allOf", "anyOf", "oneOf"]);
}

/** Returns the kinds of values that a schema allows; empty if it does not say. */
export function listKinds(schema: SpecNode): ReadonlySet<ValueKind> {
  return new Set(listAlternatives(schema).flatMap(ownKinds));
}

/** Schemas of the members of an object or list; the value can also be of other kinds. */
export function listMembers(schema: SpecNode): SpecNode[] {
  return listAlternatives(schema).flatMap((one) =>
    [
      one.child("items"),
      one.child("additionalProperties"),
      ...one.child("prefixItems").items,
      ...one.child("properties").entries.map(([, property]) => property),
    ].filter(({ exists }) => exists),
  );
}

function ownKinds(schema: SpecNode): ValueKind[] {
  const types = typesOf(schema);
  if (types.length > 0) return types.map((type) => kindOfType(type, schema));
  if (schema.child("properties").exists) return ["object"];
  if (schema.child("items").exists || schema.child("prefixItems").exists) return ["list"];
  const values = [...schema.child("enum").items, schema.child("const")].filter(({ exists }) => exists);
  return values.map(kindOfValue);
}

function kindOfType(type: string, schema: SpecNode): ValueKind {
  if (type === "object") return "object";
  if (type === "array") return "list";
  if (type === "null") return "null";
  return schema.child("format").text === "binary" ? "file" : "scalar";
}

function kindOfValue({ value }: SpecNode): ValueKind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  return typeof value === "object" ? "object" : "scalar";
}
