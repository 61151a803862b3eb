import { referenceOf } from "../../base/reference/reference.ts";
import { entriesOf, isObject, itemsOf, memberOf, type JsonObject } from "../../base/json/json-object.ts";

/** Choices on the way to a kind of a union: the property to include in an object, the member of alternatives. */
export type Route = ReadonlyMap<JsonObject, unknown>;

export interface KindRoute {
  /** Reference to the schema of the kind. */
  readonly kind: string;
  /** Tag of the kind. */
  readonly tag: string;
  readonly route: Route;
}

/** Finds the shortest way from a schema to each kind of each tagged union below it. */
export function findKindRoutes(schema: JsonObject, components: ReadonlyMap<string, JsonObject>): KindRoute[] {
  const found: KindRoute[] = [];
  const visited = new Set<JsonObject>();
  const waiting: { schema: unknown; route: Route }[] = [{ schema, route: new Map() }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { route } = next;
    const target = resolve(next.schema, components);
    if (target === undefined || visited.has(target)) continue;
    visited.add(target);
    const step = (choice: unknown, below: unknown): void =>
      void waiting.push({ schema: below, route: new Map([...route, [target, choice]]) });
    for (const [name, property] of entriesOf(target["properties"]))
      if (memberOf(property, "readOnly") !== true) step(name, property);
    for (const member of itemsOf(target["oneOf"] ?? target["anyOf"])) step(member, member);
    for (const key of ["items", "additionalProperties"]) if (isObject(target[key])) step(key, target[key]);
    found.push(...listKinds(target, route));
  }
  return found;
}

function listKinds(union: JsonObject, route: Route): KindRoute[] {
  const tags = entriesOf(memberOf(union["discriminator"], "mapping"));
  return itemsOf(union["oneOf"]).flatMap((member) => {
    const kind = referenceOf(member);
    const [tag] = tags.find(([, target]) => target === kind) ?? [];
    return kind === undefined || tag === undefined
      ? []
      : [{ kind, tag, route: new Map([...route, [union, member]]) }];
  });
}

function resolve(schema: unknown, components: ReadonlyMap<string, JsonObject>): JsonObject | undefined {
  const reference = referenceOf(schema);
  if (reference !== undefined) return resolve(components.get(reference.split("/").at(-1) ?? ""), components);
  return isObject(schema) ? schema : undefined;
}
