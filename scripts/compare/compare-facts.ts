import { canonicalJson } from "../base/json/canonical-json.ts";
import { isObject, itemsOf } from "../base/json/json-object.ts";
import { describeLimit } from "./describe-limit.ts";
import { describeType, listValues } from "./describe-schema.ts";
import { enumOf, type SchemaNode } from "./schema-node.ts";

/** Facts with a special description instead of "old → new". */
const TOLD_APART = new Set(["type", "nullable", "enum", "required"]);
/** Meaning of a flag that was added and of one that was removed. */
const FLAGS: Readonly<Record<string, readonly [on: string, off: string]>> = {
  closed: ["no longer allows other properties", "now allows other properties"],
  deprecated: ["is now deprecated", "is no longer deprecated"],
  readOnly: ["is now read-only", "is no longer read-only"],
  writeOnly: ["is now write-only", "is no longer write-only"],
  never: ["all values are now refused", "values are now allowed"],
};
const WORDS: Readonly<Record<string, string>> = {
  union: "kind of union",
  unresolved: "broken reference",
};

/** Describes how two schemas differ in their own keywords; required properties are described with the properties. */
export function compareFacts(before: SchemaNode, after: SchemaNode): string[] {
  const others = [...new Set([...Object.keys(before.facts), ...Object.keys(after.facts)])].filter(
    (fact) => !TOLD_APART.has(fact),
  );
  return [
    ...compareTypes(before, after),
    ...compareNull(before, after),
    ...compareEnums(before, after),
    ...others.toSorted().flatMap((fact) => compareFact(fact, before.facts[fact], after.facts[fact])),
  ];
}

function compareTypes(before: SchemaNode, after: SchemaNode): string[] {
  if (isSame(before.facts["type"], after.facts["type"])) return [];
  return [`type ${describeType(withoutNull(before))} → ${describeType(withoutNull(after))}`];
}

function withoutNull(node: SchemaNode): SchemaNode {
  return { ...node, facts: { ...node.facts, nullable: false } };
}

function compareNull(before: SchemaNode, after: SchemaNode): string[] {
  if (before.facts["nullable"] === after.facts["nullable"]) return [];
  return [after.facts["nullable"] === true ? "may now be null" : "may no longer be null"];
}

function compareEnums(before: SchemaNode, after: SchemaNode): string[] {
  const [old, current] = [enumOf(before), enumOf(after)];
  if (old === undefined && current === undefined) return [];
  if (old === undefined) return [`is now limited to ${listValues(current ?? [])}`];
  if (current === undefined) return [`is no longer limited to ${listValues(old)}`];
  const missing = (values: readonly unknown[], from: readonly unknown[]): unknown[] =>
    values.filter((value) => !from.some((other) => isSame(value, other)));
  const [removed, added] = [missing(old, current), missing(current, old)];
  const tell = (values: readonly unknown[], word: string): string[] =>
    values.length === 0 ? [] : [`${values.length === 1 ? "value" : "values"} ${listValues(values)} ${word}`];
  const told = [...tell(removed, "removed"), ...tell(added, "added")];
  return told.length === 0 ? [] : [told.join(", ")];
}

export function compareFact(fact: string, before: unknown, after: unknown): string[] {
  if (isSame(before, after)) return [];
  const flag = FLAGS[fact];
  if (flag !== undefined) return [after === true ? flag[0] : flag[1]];
  const limit = describeLimit(fact, before, after, show);
  if (limit !== undefined) return [limit.clause];
  const word = WORDS[fact] ?? fact;
  if (before === undefined) return [`${word} ${show(after)} added`];
  if (after === undefined) return [`${word} ${show(before)} removed`];
  return [`${word} ${show(before)} → ${show(after)}`];
}

function show(value: unknown): string {
  const all = isObject(value) && Array.isArray(value["allOf"]) ? itemsOf(value["allOf"]) : undefined;
  return all === undefined ? JSON.stringify(value) : all.map((one) => JSON.stringify(one)).join(" and ");
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
