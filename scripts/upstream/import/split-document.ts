import { refer } from "../../base/reference/reference.ts";
import {
  entriesOf,
  isObject,
  itemsOf,
  memberOf,
  textOf,
  type JsonObject,
} from "../../base/json/json-object.ts";
import { pointTo } from "./upstream-source.ts";
import { splitWords } from "./words.ts";

const SCHEMAS = "#/components/schemas/";
const SHARED = "components.yaml";
const ROOT = "openapi.yaml";

/** Splits a document into files: one per area with its paths and schemas, and one for schemas that areas share. */
export function splitDocument(document: JsonObject): ReadonlyMap<string, JsonObject> {
  const schemas = new Map(entriesOf(memberOf(document["components"], "schemas")));
  const areas = Map.groupBy(entriesOf(document["paths"]), ([, item]) => fileOf(item));
  const owners = findOwners(areas, schemas);
  const files = new Map<string, JsonObject>([[ROOT, describeRoot(document, areas)]]);
  const schemasOf = (file: string): [string, unknown][] =>
    [...schemas].filter(([name]) => owners.get(name) === file);
  for (const [file, items] of areas) {
    const own = schemasOf(file);
    const content = {
      paths: Object.fromEntries(items),
      ...(own.length > 0 && { components: { schemas: Object.fromEntries(own) } }),
    };
    files.set(file, pointAround(content, file, owners));
  }
  const shared = schemasOf(SHARED);
  if (shared.length > 0) files.set(SHARED, { components: { schemas: Object.fromEntries(shared) } });
  return files;
}

/** The file of the area that the first operation of a path belongs to. */
function fileOf(item: unknown): string {
  const [tag] = entriesOf(item).flatMap(([, operation]) => itemsOf(memberOf(operation, "tags")));
  return `areas/${splitWords(textOf(tag) ?? "other")
    .join("-")
    .toLowerCase()}.yaml`;
}

/** The only file that needs a schema, or the shared one. */
function findOwners(
  areas: ReadonlyMap<string, readonly [string, unknown][]>,
  schemas: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const [file, items] of areas) {
    const reached = new Set<string>();
    const waiting: unknown[] = [items];
    for (let value = waiting.pop(); value !== undefined; value = waiting.pop())
      for (const name of listNames(value))
        if (!reached.has(name)) {
          reached.add(name);
          waiting.push(schemas.get(name));
        }
    for (const name of reached) owners.set(name, owners.has(name) ? SHARED : file);
  }
  return owners;
}

function listNames(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = ""]) => name);
}

function describeRoot(
  document: JsonObject,
  areas: ReadonlyMap<string, readonly [string, unknown][]>,
): JsonObject {
  const { paths: _, components, ...head } = document;
  const paths = [...areas].flatMap(([file, items]) =>
    items.map(([path]): [string, unknown] => [path, refer(`${file}${pointTo("#/paths", path)}`)]),
  );
  return {
    ...head,
    components: { securitySchemes: memberOf(components, "securitySchemes") },
    paths: Object.fromEntries(paths),
  };
}

/** Leads references to the files that the schemas are in. */
function pointAround(value: JsonObject, from: string, owners: ReadonlyMap<string, string>): JsonObject {
  const point = (reference: string): string => {
    const owner = owners.get(reference.slice(SCHEMAS.length));
    return !reference.startsWith(SCHEMAS) || owner === from || owner === undefined
      ? reference
      : `../${owner}${reference}`;
  };
  const change = (part: unknown, key: string, owner: string): unknown => {
    if (typeof part === "string") return key === "$ref" || owner === "mapping" ? point(part) : part;
    if (Array.isArray(part)) return part.map((item) => change(item, "", key));
    return isObject(part) ? changeMembers(part, key) : part;
  };
  const changeMembers = (part: JsonObject, owner: string): JsonObject =>
    Object.fromEntries(Object.entries(part).map(([key, member]) => [key, change(member, key, owner)]));
  return changeMembers(value, "");
}
