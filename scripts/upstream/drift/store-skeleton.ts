import type { SchemaClasses } from "../../compare/classify-schemas.ts";
import { entriesOf, type JsonObject } from "../../base/json/json-object.ts";
import { SchemaGraph } from "../../compare/schema-graph.ts";
import type { SchemaNode } from "../../compare/schema-node.ts";
import { SchemaWriter, TABLE } from "./schema-writer.ts";
import type { OperationSkeleton, SecurityWay, Skeleton } from "../../compare/skeleton.ts";
import { sortKeys, toObject } from "./sort-keys.ts";

/** A skeleton as JSON. Schemas are written as JSON Schema; those that occur more than once are in a table. */
export interface StoredSkeleton {
  readonly servers: readonly string[];
  readonly operations: Readonly<Record<string, StoredOperation>>;
  readonly schemas: Readonly<Record<string, JsonObject>>;
}

export interface StoredOperation {
  readonly id?: string;
  readonly facts?: JsonObject;
  readonly security: readonly SecurityWay[];
  readonly parameters?: Readonly<Record<string, JsonObject & { readonly schema: JsonObject }>>;
  readonly request?: { readonly required: boolean; readonly content: Readonly<Record<string, JsonObject>> };
  readonly responses: Readonly<Record<string, StoredResponse>>;
  readonly wording: string;
}

export interface StoredResponse {
  readonly headers?: Readonly<Record<string, JsonObject>>;
  readonly content?: Readonly<Record<string, JsonObject>>;
}

export function storeSkeleton({ servers, operations }: Skeleton, classOf: SchemaClasses): StoredSkeleton {
  const skeleton = { servers, operations: sortKeys(operations) };
  const writer = new SchemaWriter(skeleton, classOf);
  const write = (schemas: ReadonlyMap<string, SchemaNode>): Record<string, JsonObject> =>
    toObject(schemas, (schema) => writer.write(schema));
  const storeOperation = ({
    id,
    facts,
    security,
    parameters,
    request,
    responses,
    wording,
  }: OperationSkeleton) => ({
    ...(id === undefined ? {} : { id }),
    wording,
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    security,
    ...(parameters.size === 0
      ? {}
      : {
          parameters: toObject(parameters, (parameter) => ({
            ...parameter.facts,
            schema: writer.write(parameter.schema),
          })),
        }),
    ...(request === undefined
      ? {}
      : { request: { required: request.required, content: write(request.content) } }),
    responses: toObject(responses, ({ headers, content }) => ({
      ...(headers.size > 0 ? { headers: write(headers) } : {}),
      ...(content.size > 0 ? { content: write(content) } : {}),
    })),
  });
  return {
    servers,
    operations: toObject(skeleton.operations, storeOperation),
    schemas: writer.writeTable(),
  };
}

export function restoreSkeleton({ servers, operations, schemas }: StoredSkeleton): Skeleton {
  const graph = new SchemaGraph((reference) => schemas[reference.slice(TABLE.length)]);
  const read = (stored: object = {}): Map<string, SchemaNode> =>
    new Map(entriesOf(stored).map(([name, schema]) => [name, graph.node(schema)]));
  const restoreOperation = ({
    id,
    facts = {},
    security,
    wording,
    ...stored
  }: StoredOperation): OperationSkeleton => ({
    id,
    facts,
    security,
    wording,
    parameters: new Map(
      Object.entries(stored.parameters ?? {}).map(([name, { schema, ...own }]) => [
        name,
        { facts: own, schema: graph.node(schema) },
      ]),
    ),
    request:
      stored.request === undefined
        ? undefined
        : { required: stored.request.required, content: read(stored.request.content) },
    responses: new Map(
      Object.entries(stored.responses).map(([status, { headers, content }]) => [
        status,
        { headers: read(headers), content: read(content) },
      ]),
    ),
  });
  return {
    servers,
    operations: new Map(
      Object.entries(operations).map(([key, operation]) => [key, restoreOperation(operation)]),
    ),
  };
}
