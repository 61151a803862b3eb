import type { JsonObject } from "../base/json/json-object.ts";
import type { SchemaNode } from "./schema-node.ts";

/** Facts that a document states about an API, in a form that does not depend on how it was written. */
export interface Skeleton {
  readonly servers: readonly string[];
  /** By method and path: `GET /agents/{id}`. */
  readonly operations: ReadonlyMap<string, OperationSkeleton>;
}

/** The `source` of a part is the object that says it, where the document is at hand. */
export interface OperationSkeleton {
  /** The vendor's `operationId`, by which a renamed operation is known. */
  readonly id: string | undefined;
  /** Its own facts: `deprecated`. */
  readonly facts: JsonObject;
  /** Ways to be authorised; one of them is enough. */
  readonly security: readonly SecurityWay[];
  /** By place and name: `query limit`. */
  readonly parameters: ReadonlyMap<string, ParameterSkeleton>;
  readonly request: RequestSkeleton | undefined;
  /** By status. */
  readonly responses: ReadonlyMap<string, ResponseSkeleton>;
  /** Hash of everything that is text for people: summaries, descriptions, examples. */
  readonly wording: string;
  readonly source?: unknown;
  /** The object of its path. */
  readonly path?: unknown;
}

/** Scopes by scheme; all of them are needed. */
export type SecurityWay = Readonly<Record<string, readonly string[]>>;

export interface ParameterSkeleton {
  /** Facts such as `required`, and the style where it is not the default. */
  readonly facts: JsonObject;
  readonly schema: SchemaNode;
  readonly source?: unknown;
}

export interface RequestSkeleton {
  readonly required: boolean;
  /** By media type. */
  readonly content: ReadonlyMap<string, SchemaNode>;
  readonly source?: unknown;
}

export interface ResponseSkeleton {
  readonly headers: ReadonlyMap<string, SchemaNode>;
  readonly content: ReadonlyMap<string, SchemaNode>;
  readonly source?: unknown;
}

/** The schemas at which an operation begins, each with what it is for. */
export function startingSchemas(
  operation: Pick<OperationSkeleton, "parameters" | "request" | "responses">,
): [part: string, schema: SchemaNode][] {
  return [
    ...[...operation.parameters].map(([name, { schema }]): [string, SchemaNode] => [name, schema]),
    ...[...(operation.request?.content.values() ?? [])].map((schema): [string, SchemaNode] => [
      "request",
      schema,
    ]),
    ...[...operation.responses].flatMap(([status, { headers, content }]) =>
      [...headers.values(), ...content.values()].map((schema): [string, SchemaNode] => [
        `response ${status}`,
        schema,
      ]),
    ),
  ];
}

/** Every schema at which any operation of these begins. */
export function allSchemas(...skeletons: readonly Skeleton[]): SchemaNode[] {
  return skeletons.flatMap(({ operations }) =>
    [...operations.values()].flatMap((operation) => startingSchemas(operation).map(([, schema]) => schema)),
  );
}
