import { parsePointer } from "../../base/json/json-pointer.ts";
import { describesPart } from "../directions/close-object.ts";
import { type OperationNode, readOperations, readWebhooks } from "./operation-nodes.ts";
import type { SpecNode } from "./spec-node.ts";

/** A schema that describes a value, and how it is reached. */
export interface ReachedSchema {
  readonly schema: SpecNode;
  /** A member of `allOf`: it describes a part of a value. */
  readonly isPart: boolean;
}

type ListHolders = (operation: OperationNode) => readonly SpecNode[];

const listRequests: ListHolders = ({ requestMedia }) => requestMedia;
const listResponses: ListHolders = ({ responses }) => responses.flatMap(({ media }) => media);

/** Schemas that describe what is sent, in request bodies and in responses to webhooks, each once. */
export const requestSchemas = reachOnce(listRequests, listResponses);

/** Schemas that describe what is received, in responses and in the bodies of webhooks, each once. */
export const responseSchemas = reachOnce(listResponses, listRequests);

/** Schemas of values in parameters, each once. */
export const parameterSchemas = reachOnce(
  ({ parameters }) => parameters,
  () => [],
);

/** Schemas that describe anything that an operation sends or receives. */
export function allSchemas(document: SpecNode): ReachedSchema[] {
  return [...requestSchemas(document), ...responseSchemas(document), ...parameterSchemas(document)];
}

/** Cached, because many rules need the same schemas and walking a document takes long. */
function reachOnce(
  ofOperations: ListHolders,
  ofWebhooks: ListHolders,
): (document: SpecNode) => readonly ReachedSchema[] {
  const known = new WeakMap<object, readonly ReachedSchema[]>();
  return (document) => {
    const operations = readOperations(document);
    const holders = [...operations.flatMap(ofOperations), ...readWebhooks(document).flatMap(ofWebhooks)];
    const schemas = known.get(operations) ?? reach(holders.map(schemaOf));
    known.set(operations, schemas);
    return schemas;
  };
}

function schemaOf(holder: SpecNode): SpecNode {
  return holder.child("schema");
}

const NAMED = ["properties", "patternProperties"];
const LISTED = ["anyOf", "oneOf", "prefixItems", "allOf"];

/** Skips conditions such as `if`, `not` and `dependentSchemas`, which describe no other value. */
function reach(starts: readonly SpecNode[]): ReachedSchema[] {
  const found = new Map<string, ReachedSchema>();
  const visit = (schema: SpecNode, isPart: boolean): void => {
    const key = `${schema.place} ${isPart}`;
    if (!schema.exists || found.has(key)) return;
    found.set(key, { schema, isPart });
    // A rule refuses it next to the members of a tuple.
    if (!schema.child("prefixItems").exists) visit(schema.child("items"), false);
    // `additionalProperties: true` or `false` does not describe them.
    const others = schema.child("additionalProperties");
    if (typeof others.value !== "boolean") visit(others, false);
    for (const keyword of NAMED) for (const [, child] of schema.child(keyword).entries) visit(child, false);
    for (const keyword of LISTED)
      for (const child of schema.child(keyword).items)
        visit(child, describesPart(keyword, Object(schema.value), isPart));
  };
  for (const start of starts) visit(start, false);
  return [...found.values()];
}

/** The values of `type`. */
export function typesOf(schema: SpecNode): string[] {
  const type = schema.child("type");
  return type.text === undefined ? type.items.flatMap(({ text }) => text ?? []) : [type.text];
}

/** Returns true if the schema itself declares an object. */
export function isObjectSchema(schema: SpecNode): boolean {
  return typesOf(schema).includes("object") || schema.child("properties").exists;
}

/** Returns true if the schema, or one of its members, declares an object. */
export function describesObject(schema: SpecNode): boolean {
  return listParts(schema, ["allOf", "anyOf", "oneOf"]).some(isObjectSchema);
}

/** The schema of a property, also from `allOf`. */
export function propertyOf(schema: SpecNode, name: string): SpecNode | undefined {
  return listParts(schema, ["allOf"])
    .map((part) => part.child("properties").child(name))
    .find(({ exists }) => exists);
}

/** Names of the required properties, including those of `allOf`. */
export function requiredOf(schema: SpecNode): string[] {
  const required = listParts(schema, ["allOf"]).flatMap((part) => part.child("required").items);
  return required.flatMap(({ text }) => text ?? []);
}

/** The schema and those that these keywords compose it of, with references followed. */
export function listParts(
  schema: SpecNode,
  keywords: readonly string[],
  seen: readonly unknown[] = [],
): SpecNode[] {
  if (!schema.exists || seen.includes(schema.value)) return [];
  const parts = keywords
    .map((keyword) => schema.child(keyword))
    .flatMap((part) => (Array.isArray(part.value) ? part.items : [part]));
  return [schema, ...parts.flatMap((part) => listParts(part, keywords, [...seen, schema.value]))];
}

/**
 * Schemas of the place at a JSON pointer in a value; empty if no value can have that place. There are several if the pointer
 * leads through a union.
 */
export function schemasAt(schema: SpecNode, pointer: string): SpecNode[] {
  return parsePointer(pointer).reduce(
    (schemas, step) => schemas.flatMap((at) => stepInto(at, step)),
    alternatives(schema),
  );
}

function stepInto(schema: SpecNode, step: string): SpecNode[] {
  const property = propertyOf(schema, step);
  if (property !== undefined) return alternatives(property);
  const items = schema.child("items");
  return /^\d+$/.test(step) && items.exists ? alternatives(items) : [];
}

/** The schema and, if it is a union, its members. */
export function alternatives(schema: SpecNode): SpecNode[] {
  return listParts(schema, ["anyOf", "oneOf"]);
}
