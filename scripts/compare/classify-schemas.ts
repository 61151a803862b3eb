import { canonicalJson } from "../base/json/canonical-json.ts";
import type { SchemaNode } from "./schema-node.ts";

/** Tells whether two schemas say the same, however deep, with recursion and in whatever order. */
export type SchemaClasses = (node: SchemaNode) => number;

/**
 * Parts schemas into classes of equal ones. They start in one class by their own facts and are parted as long as
 * what lies below them differs; a recursive schema is thereby equal to the same recursion unrolled once.
 */
export function classifySchemas(starts: Iterable<SchemaNode>): SchemaClasses {
  const nodes = reachSchemas(starts);
  let classes = part(nodes, ({ facts }) => canonicalJson(facts));
  for (;;) {
    const current = classes;
    const classOf = (node: SchemaNode): number => current.get(node) ?? -1;
    const next = part(nodes, (node) => sign(node, classOf));
    if (count(next) === count(current)) return classOf;
    classes = next;
  }
}

/** Every schema that can be reached, each once. */
export function reachSchemas(starts: Iterable<SchemaNode>): Set<SchemaNode> {
  const found = new Set(starts);
  // A set grows while it is gone through.
  for (const node of found) {
    for (const child of node.children.values()) found.add(child);
    for (const member of node.members) found.add(member);
  }
  return found;
}

function part(nodes: Iterable<SchemaNode>, signature: (node: SchemaNode) => string): Map<SchemaNode, number> {
  const numbers = new Map<string, number>();
  const classes = new Map<SchemaNode, number>();
  for (const node of nodes) {
    const text = signature(node);
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    classes.set(node, known);
  }
  return classes;
}

function sign(node: SchemaNode, classOf: SchemaClasses): string {
  const children = [...node.children].map(([way, child]) => `${way} ${classOf(child)}`).toSorted();
  const members = [...new Set(node.members.map(classOf))].toSorted((a, b) => a - b);
  return JSON.stringify([classOf(node), children, members]);
}

function count(classes: ReadonlyMap<SchemaNode, number>): number {
  return new Set(classes.values()).size;
}
