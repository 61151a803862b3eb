import { refer } from "../../base/reference/reference.ts";
import type { SchemaClasses } from "../../compare/classify-schemas.ts";
import { itemsOf, type JsonObject, memberOf } from "../../base/json/json-object.ts";
import { sortValues } from "../../compare/read-facts.ts";
import { propertyName, type SchemaNode } from "../../compare/schema-node.ts";
import { allSchemas, type Skeleton } from "../../compare/skeleton.ts";
import { sortKeys, toObject } from "./sort-keys.ts";

export const TABLE = "#/schemas/";

/** Writes nodes as JSON Schema. Recursive and shared schemas go into a table. */
export class SchemaWriter {
  readonly #classOf: SchemaClasses;
  /** The name in the table, by class. */
  readonly #names: ReadonlyMap<number, string>;
  readonly #table = new Map<string, SchemaNode>();

  constructor(skeleton: Skeleton, classOf: SchemaClasses) {
    this.#classOf = classOf;
    const shared = findShared(skeleton, classOf);
    this.#names = nameSchemas(shared, classOf);
    for (const node of shared) this.#table.set(this.#names.get(classOf(node)) ?? "", node);
  }

  write(node: SchemaNode): JsonObject {
    const name = this.#names.get(this.#classOf(node));
    return name === undefined ? this.#writeOut(node) : refer(`${TABLE}${name}`);
  }

  writeTable(): Record<string, JsonObject> {
    return toObject(sortKeys(this.#table), (node) => this.#writeOut(node));
  }

  #writeOut({ facts, children, members }: SchemaNode): JsonObject {
    const { type, closed, union, ...others } = facts;
    const below = new Map<string, Record<string, unknown>>();
    const single: Record<string, unknown> = {};
    for (const [way, child] of sortKeys(children)) {
      const [keyword, name] = splitWay(way);
      if (name === undefined) single[keyword] = this.write(child);
      else below.set(keyword, { ...below.get(keyword), [name]: this.write(child) });
    }
    const { prefixItems, ...maps } = Object.fromEntries(below);
    return {
      ...(type === undefined ? {} : { type: Array.isArray(type) && type.length === 1 ? type[0] : type }),
      ...others,
      ...maps,
      ...(prefixItems === undefined ? {} : { prefixItems: Object.values(prefixItems) }),
      ...single,
      ...(closed === true ? { additionalProperties: false } : {}),
      ...this.#writeUnion(union, members),
    };
  }

  /** Writes several unions of a schema, which were read as one, so that they are read in the same way. */
  #writeUnion(union: unknown, members: readonly SchemaNode[]): JsonObject {
    if (members.length === 0) return {};
    const written = this.#writeMembers(members);
    if (typeof union === "string") return { [union]: written };
    return { allOf: itemsOf(memberOf(union, "allOf")).map((keyword) => ({ [String(keyword)]: written })) };
  }

  /** Each once, but at least two, because a union of one would be read as the schema itself. */
  #writeMembers(members: readonly SchemaNode[]): unknown[] {
    const distinct = sortValues(members.map((member) => this.write(member)));
    return distinct.length === 1 ? [...distinct, ...distinct] : distinct;
  }
}

function splitWay(way: string): [keyword: string, name?: string] {
  const end = way.indexOf("/");
  return end === -1 ? [way] : [way.slice(0, end), way.slice(end + 1)];
}

/**
 * One schema of each class that occurs more than once; of equal ones, the alphabetically first. Unnamed lists are only in the
 * table if they are recursive.
 */
function findShared(skeleton: Skeleton, classOf: SchemaClasses): SchemaNode[] {
  const met = new Map<number, { readonly best: SchemaNode; readonly times: number }>();
  const open = new Set<number>();
  const recursive = new Set<number>();
  const visit = (node: SchemaNode): void => {
    if (node.children.size === 0 && node.members.length === 0) return;
    const number = classOf(node);
    const { best = node, times = 0 } = met.get(number) ?? {};
    met.set(number, { best: nameOrder(node) < nameOrder(best) ? node : best, times: times + 1 });
    if (open.has(number)) recursive.add(number);
    if (times > 0) return;
    open.add(number);
    for (const [, child] of sortKeys(node.children)) visit(child);
    for (const member of node.members) visit(member);
    open.delete(number);
  };
  for (const node of allSchemas(skeleton)) visit(node);
  return [...met]
    .filter(([number, { best, times }]) => recursive.has(number) || (times > 1 && isWorthSharing(best)))
    .map(([, { best }]) => best);
}

function nameOrder({ name }: SchemaNode): string {
  return name ?? "~";
}

function isWorthSharing({ name, children, members }: SchemaNode): boolean {
  return name !== undefined || members.length > 0 || [...children.keys()].some((way) => way !== "items");
}

function nameSchemas(nodes: readonly SchemaNode[], classOf: SchemaClasses): Map<number, string> {
  const used = new Set<string>();
  const names = new Map<number, string>();
  for (const node of nodes) {
    const wanted = node.name ?? describeProperties(node);
    let name = wanted;
    for (let number = 2; used.has(name); number += 1) name = `${wanted}-${number}`;
    used.add(name);
    names.set(classOf(node), name);
  }
  return names;
}

function describeProperties({ children }: SchemaNode): string {
  const [first = "schema"] = [...children.keys()].map((way) => propertyName(way) ?? way).toSorted();
  return `with-${first.replaceAll(/\W/g, "-")}`;
}
