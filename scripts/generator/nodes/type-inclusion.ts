import { isDeepStrictEqual } from "node:util";
import { alternatives, typesOf } from "./schema-nodes.ts";
import type { SpecNode } from "./spec-node.ts";

/** Returns true if the type of one schema accepts every value of the type of another; false if in doubt. */
export function includesType(wide: SpecNode, narrow: SpecNode, depth = 0): boolean {
  if (wide.place === narrow.place || isDeepStrictEqual(wide.value, narrow.value)) return true;
  if (depth > 8) return false;
  const wideMembers = listMembers(wide);
  return listMembers(narrow).every((member) =>
    splitTypes(member).every((type) => wideMembers.some((one) => takes(one, member, type, depth))),
  );
}

/** The alternatives of a union, or the schema itself. */
function listMembers(schema: SpecNode): SpecNode[] {
  return alternatives(schema).filter((one) =>
    ["anyOf", "oneOf"].every((key) => one.child(key).items.length === 0),
  );
}

/** Its TypeScript types, one for each alternative; an unknown type has none. */
function splitTypes(schema: SpecNode): string[] {
  const values = valuesOf(schema);
  if (values !== undefined) return [...new Set(values.map(nameType))];
  const types = new Set(typesOf(schema).map((type) => (type === "integer" ? "number" : type)));
  if (types.size === 0) return [schema.child("properties").exists ? "object" : "unknown"];
  return [...types].map((type) => (schema.child("format").text === "binary" ? "file" : type));
}

function takes(wide: SpecNode, narrow: SpecNode, type: string, depth: number): boolean {
  if (wide.place === narrow.place) return true;
  const types = splitTypes(wide);
  if (types.includes("unknown")) return wide.child("allOf").items.length === 0;
  if (!types.includes(type)) return false;
  const [allowed, possible] = [valuesOf(wide), valuesOf(narrow)];
  if (allowed !== undefined)
    return (
      possible !== undefined && possible.every((value) => nameType(value) !== type || allowed.includes(value))
    );
  if (type === "array") return includesType(wide.child("items"), narrow.child("items"), depth + 1);
  return type !== "object" || takesObjects(wide);
}

/** Only objects that are equal or can have any property are compared. */
function takesObjects(wide: SpecNode): boolean {
  const others = wide.child("additionalProperties").value;
  const named = ["allOf", "properties"].some((keyword) => wide.child(keyword).exists);
  return !named && (others === undefined || others === true);
}

function valuesOf(schema: SpecNode): unknown[] | undefined {
  if (schema.child("const").exists) return [schema.child("const").value];
  return schema.child("enum").exists ? schema.child("enum").items.map(({ value }) => value) : undefined;
}

function nameType(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
