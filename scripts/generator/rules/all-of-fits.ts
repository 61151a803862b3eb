import { isDeepStrictEqual } from "node:util";
import { documentRule } from "../nodes/document-rule.ts";
import { requestSchemas, responseSchemas } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

/** Keywords that define a value. */
const SHAPES =
  "type enum const format properties items prefixItems additionalProperties anyOf oneOf allOf".split(" ");
const COMPARED = ["$ref", ...SHAPES, "readOnly", "writeOnly"];

/** A property ends up with one declaration. If two differ, the generator could only use one of them. */
export const allOfFits = documentRule((document, report) => {
  const reached = [...requestSchemas(document), ...responseSchemas(document)];
  const wholes = reached.filter(({ schema }) => schema.child("allOf").exists);
  const conflicts = new Map(
    wholes.flatMap(({ schema }) => findConflicts(schema)).map((conflict) => [conflict.later.place, conflict]),
  );
  for (const { name, keyword, later } of conflicts.values())
    report(
      later,
      `another part of the allOf has a different "${keyword}" for "${name}"; declare the property once, or only narrow its type or enum here`,
    );
});

interface Conflict {
  readonly name: string;
  readonly keyword: string;
  readonly later: SpecNode;
}

function findConflicts(schema: SpecNode): Conflict[] {
  const known = new Map<string, SpecNode>();
  return declarationsOf(schema).flatMap(([name, later]) => {
    const earlier = known.get(name);
    known.set(name, later);
    const keyword = earlier && COMPARED.find((key) => differs(key, earlier, later));
    return keyword === undefined ? [] : [{ name, keyword, later }];
  });
}

/** Declarations of properties as written, in the order in which they are joined. */
function declarationsOf(schema: SpecNode, depth = 0): [string, SpecNode][] {
  const properties = schema.child("properties");
  const parts = depth > 8 ? [] : schema.child("allOf").items;
  return [
    ...parts.flatMap((part) => declarationsOf(part, depth + 1)),
    ...properties.keys.map((name): [string, SpecNode] => [name, properties.rawChild(name)]),
  ];
}

function differs(key: string, earlier: SpecNode, later: SpecNode): boolean {
  const [before, after] = [earlier.rawChild(key), later.rawChild(key)];
  if (key === "$ref") return referencesDiffer(earlier, later);
  if (!before.exists || !after.exists || isDeepStrictEqual(before.value, after.value)) return false;
  return !(["type", "enum"].includes(key) && isPartOf(after.value, before.value));
}

function referencesDiffer(earlier: SpecNode, later: SpecNode): boolean {
  const [before, after] = [earlier, later].map((node) => node.rawChild("$ref").exists);
  if (!before && !after) return false;
  // Everything about the value next to a reference is lost.
  if (before !== after) return SHAPES.some((key) => (before ? later : earlier).rawChild(key).exists);
  const { target } = later;
  const bases = target.child("allOf").items.map(({ place }) => place);
  return ![target.place, ...bases].includes(earlier.target.place);
}

function isPartOf(some: unknown, all: unknown): boolean {
  const known = new Set([all].flat());
  return [some].flat().every((value) => known.has(value));
}
