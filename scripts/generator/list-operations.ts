import {
  type MediaType,
  METHODS,
  type OpenApiDocument,
  type Pagination,
  type Parameter,
  type RequestBody,
  type Response,
  type Schema,
} from "./document.ts";
import { capitalize } from "./provider-names.ts";

/** One operation as every later step reads it. */
export interface Operation {
  readonly id: string;
  /** Types are named after it: `createAction` → `CreateAction`. */
  readonly name: string;
  /** In capitals, as it is called and sent. */
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** Without those that are client options. */
  readonly parameters: readonly Parameter[];
  readonly body: OperationBody | undefined;
  readonly responses: readonly OperationResponse[];
  /** Alternative security schemes; empty for an operation that takes no credential. */
  readonly schemes: readonly string[];
  /** Scopes that the credential needs. */
  readonly scopes: readonly string[];
  /** `never`: it reaches the server at most once. `safe`: it only reads, also if its method is POST. */
  readonly retry: "never" | "safe" | undefined;
  readonly pagination: Pagination | undefined;
  /** Places in responses that the body can be made of, such as `getAgent` or `listAgents#/agents/0`. */
  readonly roundTrip: readonly string[];
}

export interface OperationBody {
  readonly required: boolean;
  readonly mediaType: string;
  readonly schema: Schema;
  /** Media types of the fields of a form that have one of their own. */
  readonly fieldTypes: Readonly<Record<string, string>>;
  readonly examples: readonly NamedExample[];
}

export interface OperationResponse {
  /** `200`, a range such as `2XX`, or `default`. */
  readonly status: string;
  readonly description: string;
  readonly mediaType: string | undefined;
  readonly schema: Schema | undefined;
  readonly examples: readonly NamedExample[];
  readonly links: readonly OperationLink[];
}

export interface NamedExample {
  readonly name: string;
  readonly value: unknown;
}

/** Parameters of another operation that can be read off this answer, as runtime expressions. */
export interface OperationLink {
  readonly operationId: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The operations in the order of the document. */
export function listOperations(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const requirements = operation.security ?? document.security ?? [];
      return {
        id: operation.operationId,
        name: capitalize(operation.operationId),
        method: method.toUpperCase(),
        path,
        summary: operation.summary,
        description: operation.description,
        deprecated: operation.deprecated ?? false,
        parameters: mergeParameters(item.parameters, operation.parameters).filter(
          (parameter) => parameter["x-client-option"] === undefined,
        ),
        body: readBody(operation.requestBody),
        responses: Object.entries(operation.responses).map(([status, response]) =>
          readResponse(status, response),
        ),
        schemes: requirements.flatMap((requirement) => Object.keys(requirement)),
        scopes: [...new Set(requirements.flatMap((requirement) => Object.values(requirement).flat()))],
        retry: operation["x-retry"],
        pagination: operation["x-pagination"],
        roundTrip: operation["x-round-trip"] ?? [],
      };
    }),
  );
}

/** Returns whether a client of these operations has lists with pages. */
export function hasPages(operations: readonly Operation[]): boolean {
  return operations.some(({ pagination }) => pagination !== undefined);
}

/** A parameter of the operation replaces the one of the same name and place that its path has. */
function mergeParameters(shared: readonly Parameter[] = [], own: readonly Parameter[] = []): Parameter[] {
  const merged = new Map(
    [...shared, ...own].map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]),
  );
  return [...merged.values()];
}

function readBody(body: RequestBody | undefined): OperationBody | undefined {
  const [entry] = Object.entries(body?.content ?? {});
  if (body === undefined || entry === undefined) return undefined;
  const [mediaType, media] = entry;
  return {
    required: body.required ?? false,
    mediaType,
    schema: media.schema,
    fieldTypes: Object.fromEntries(
      Object.entries(media.encoding ?? {}).flatMap(([name, { contentType }]) =>
        contentType === undefined ? [] : [[name, contentType]],
      ),
    ),
    examples: namedExamples(media),
  };
}

function readResponse(status: string, response: Response): OperationResponse {
  const [mediaType, media] = Object.entries(response.content ?? {})[0] ?? [];
  return {
    status,
    description: response.description,
    mediaType,
    schema: media?.schema,
    examples: media === undefined ? [] : namedExamples(media),
    links: Object.values(response.links ?? {}).map(({ operationId, parameters = {} }) => ({
      operationId,
      parameters,
    })),
  };
}

function namedExamples({ examples = {} }: MediaType): NamedExample[] {
  return Object.entries(examples).map(([name, { value }]) => ({ name, value }));
}
