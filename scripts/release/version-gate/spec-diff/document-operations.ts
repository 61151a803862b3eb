import { METHODS } from "../../../generator/document.ts";
import { type DocumentPlace, membersBelow } from "../../../base/json/document-place.ts";
import { referenceOf } from "../../../base/reference/reference.ts";
import {
  entriesOf,
  isObject,
  itemsOf,
  type JsonObject,
  memberOf,
  textOf,
} from "../../../base/json/json-object.ts";
import { parsePointer, valueAt } from "../../../base/json/json-pointer.ts";
import type { BundledDocument } from "../bundle-document.ts";
import type { Keys, SchemaReader } from "./schema-shape.ts";

/** A part of a document that was reached through however many references, and where it is written. */
export interface Located {
  readonly keys: Keys;
  readonly node: JsonObject;
}

export interface DocumentOperation extends Located {
  /** `POST /tickets` */
  readonly name: string;
  readonly id: string | undefined;
  /** By place and name: `query limit`. Those of the path are among them, and those that are options are not. */
  readonly parameters: ReadonlyMap<string, Located>;
  readonly options: ReadonlyMap<string, Located>;
  readonly body: Located | undefined;
  /** By status. */
  readonly responses: ReadonlyMap<string, Located>;
}

/** The operations of a document by name. */
export function readOperations(reader: SchemaReader): Map<string, DocumentOperation> {
  const operations = entriesOf(reader.document["paths"]).flatMap(([path]) => {
    const item = locate(reader, ["paths", path]);
    return METHODS.flatMap((method): [string, DocumentOperation][] => {
      const operation = locate(reader, [...item.keys, method]);
      if (!isObject(valueAt(reader.document, operation.keys))) return [];
      const name = `${method.toUpperCase()} ${path}`;
      return [[name, { ...operation, name, ...readParts(reader, item, operation) }]];
    });
  });
  return new Map(operations);
}

function readParts(
  reader: SchemaReader,
  item: Located,
  operation: Located,
): Omit<DocumentOperation, keyof Located | "name"> {
  const all = [item, operation].flatMap(({ keys, node }) =>
    itemsOf(node["parameters"]).map((_, index) => locate(reader, [...keys, "parameters", String(index)])),
  );
  const optionOf = ({ node }: Located): string | undefined => textOf(node["x-client-option"]);
  const responses = entriesOf(operation.node["responses"]).filter(([status]) => !status.startsWith("x-"));
  return {
    id: textOf(operation.node["operationId"]),
    parameters: new Map(
      all
        .filter((parameter) => optionOf(parameter) === undefined)
        .map((parameter) => [`${String(parameter.node["in"])} ${String(parameter.node["name"])}`, parameter]),
    ),
    options: new Map(
      all.flatMap((parameter): [string, Located][] => {
        const option = optionOf(parameter);
        return option === undefined ? [] : [[option, parameter]];
      }),
    ),
    body:
      memberOf(operation.node, "requestBody") === undefined
        ? undefined
        : locate(reader, [...operation.keys, "requestBody"]),
    responses: new Map(
      responses.map(([status]) => [status, locate(reader, [...operation.keys, "responses", status])]),
    ),
  };
}

export function locate(reader: SchemaReader, keys: Keys): Located {
  const target = reader.resolve(keys);
  const node = valueAt(reader.document, target);
  return { keys: target, node: isObject(node) ? node : {} };
}

/** The media type that a client uses, and where its schema is. */
export interface Media extends Located {
  readonly type: string;
  readonly schema: Keys | undefined;
}

/** The first media type of a body or a response: the client uses no other. */
export function mediaOf({ keys, node }: Located): Media | undefined {
  const [first] = entriesOf(node["content"]);
  if (first === undefined) return undefined;
  const [type, media] = first;
  const place = [...keys, "content", type];
  const schema = isObject(memberOf(media, "schema")) ? [...place, "schema"] : undefined;
  return { type, schema, keys: place, node: isObject(media) ? media : {} };
}

/** The names of the schemas of a document, without those that only webhooks have: a client has no type of them. */
export function clientSchemas(document: BundledDocument): string[] {
  const called = usedSchemas(document, membersOf(document["paths"]));
  const received = usedSchemas(document, membersOf(document["webhooks"]));
  return entriesOf(valueAt(document, ["components", "schemas"]))
    .map(([name]) => name)
    .filter((name) => called.has(name) || !received.has(name));
}

function membersOf(node: unknown): unknown[] {
  return entriesOf(node).map(([, member]) => member);
}

/** The names of the schemas that parts of a document lead to. */
export function usedSchemas(document: BundledDocument, parts: readonly unknown[]): Set<string> {
  const seen = new Set<string>();
  const visit = (node: unknown, place: DocumentPlace): void => {
    const reference = referenceOf(node, place);
    if (reference !== undefined && !seen.has(reference)) {
      seen.add(reference);
      visit(valueAt(document, parsePointer(reference)), place);
    }
    for (const [, value, inner] of membersBelow(place, node)) visit(value, inner);
  };
  for (const part of parts) visit(part, "keywords");
  return new Set(
    [...seen].flatMap((reference) => /^#\/components\/schemas\/([^/]+)$/.exec(reference)?.[1] ?? []),
  );
}
