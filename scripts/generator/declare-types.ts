import { componentReference, refer, referencedName, referenceOf } from "../base/reference/reference.ts";
import type { TypeDeclaration } from "./types/emit-types.ts";
import { SHOWN_KEYWORDS } from "./types/shown-keywords.ts";
import type { OpenApiDocument, Parameter, Schema } from "./document.ts";
import type { Operation } from "./list-operations.ts";
import { listReachedTypes } from "./list-reached-types.ts";
import { mediaTypeSupport } from "./media-type.ts";
import { listHeaderOptions } from "./own-options.ts";
import { capitalize, type ProviderNames } from "./provider-names.ts";

/** The schemas of the document, and those of bodies that have no name in it. */
export function declareSchemas(
  document: OpenApiDocument,
  operations: readonly Operation[],
): TypeDeclaration[] {
  const { all, sent } = listReachedTypes(document, operations);
  // The others are types of the subpath `webhooks`.
  const named = Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) =>
    all.has(name) ? [{ name, schema, isInput: sent.has(name) }] : [],
  );
  const options = listHeaderOptions(document).map(({ type, schema, description }) => ({
    name: type,
    schema: { ...schema, description },
  }));
  const unnamed = operations.flatMap((operation) => [
    ...(operation.body === undefined
      ? []
      : [{ name: bodyTypeName(operation), schema: operation.body.schema, isInput: true }]),
    ...operation.responses.flatMap(({ status, mediaType, schema }) =>
      schema === undefined || mediaTypeSupport(mediaType ?? "")?.type !== undefined
        ? []
        : [{ name: responseTypeName(operation, status, schema), schema }],
    ),
  ]);
  return [...named, ...options, ...unnamed.filter(({ schema }) => referenceOf(schema) === undefined)];
}

/** `CreateAgentInit`, the argument of a call, for every operation. */
export function declareInits(
  document: OpenApiDocument,
  operations: readonly Operation[],
  { pascal }: ProviderNames,
): TypeDeclaration[] {
  const callOptions = `${pascal}CallOptions`;
  return [
    {
      name: callOptions,
      extends: "CallOptions",
      isInput: true,
      schema: {
        type: "object",
        description: "Options of every call, in addition to its parameters and body.",
        properties: Object.fromEntries(
          listHeaderOptions(document).map(({ name, type, schema, ...option }) => [
            name,
            { ...refer(componentReference(type)), ...describe(option), default: schema.default },
          ]),
        ),
      },
    },
    ...operations.map((operation) => ({
      name: `${operation.name}Init`,
      extends: callOptions,
      isInput: true,
      schema: initSchema(operation),
    })),
  ];
}

/** Name of the type of a request body: the schema's own, or a generated one. */
export function bodyTypeName(operation: Operation): string {
  return referencedName(operation.body?.schema) ?? `${operation.name}Body`;
}

/** Name of the type of a response body: the schema's own, or a generated one. */
export function responseTypeName(operation: Operation, status: string, schema: Schema): string {
  return referencedName(schema) ?? `${operation.name}Response${capitalize(status)}`;
}

function initSchema(operation: Operation): Schema {
  const groups = (["path", "query", "header"] as const).flatMap((place) => {
    const parameters = operation.parameters.filter((parameter) => parameter.in === place);
    return parameters.length === 0 ? [] : [{ place, schema: groupSchema(parameters) }];
  });
  const params = objectSchema(
    groups.map(({ place, schema }) => [place, schema]),
    groups.filter(({ schema }) => schema.required?.length).map(({ place }) => place),
  );
  const properties: [string, Schema][] = [];
  const required: string[] = [];
  const comments = describeCall(operation);
  if (groups.length > 0) {
    properties.push(["params", { ...params, ...comments.params }]);
    if (params.required?.length) required.push("params");
  }
  if (operation.body !== undefined) {
    properties.push(["body", { ...refer(componentReference(bodyTypeName(operation))), ...comments.body }]);
    if (operation.body.required) required.push("body");
  }
  const schema = objectSchema(properties, required);
  // The parameters and the body have better comments.
  if (properties.length > 0) return schema;
  return { ...schema, description: `What \`${operation.method} ${operation.path}\` takes.` };
}

/**
 * Comments of the parameters and the body that describe the operation, because editors show these. A method is the same for
 * all operations, and a path is only text. If there is a body, it has the whole description and the parameters have its
 * start.
 */
function describeCall({ body, method, path, summary, description, deprecated }: Operation): {
  readonly params: Schema;
  readonly body: Schema;
} {
  const start = `\`${method} ${path}\`: ${summary}.`;
  const whole = description === undefined ? start : `${start} ${description}`;
  return {
    params: describe({ description: body === undefined ? whole : start, deprecated }),
    body: describe({ description: whole, deprecated }),
  };
}

function groupSchema(parameters: readonly Parameter[]): Schema {
  return objectSchema(
    parameters.map((parameter) => [parameter.name, parameterSchema(parameter)]),
    parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name),
  );
}

function parameterSchema(parameter: Parameter): Schema {
  const schema = parameter.in === "path" ? withoutUsualLimit(parameter.schema) : parameter.schema;
  const takesDate =
    parameter.in === "query" && (schema.format === "date-time" || schema.format === "epoch-ms");
  const type: Schema = takesDate ? { anyOf: [schema, namedType("Date")], ...shownFacts(schema) } : schema;
  return { ...type, ...describe(parameter) };
}

/** Omits from the comment of a path parameter that it must not be empty: the runtime refuses empty ones. */
function withoutUsualLimit({ minLength, ...schema }: Schema): Schema {
  return minLength === undefined || minLength === 1 ? schema : { ...schema, minLength };
}

function describe({ description, deprecated }: Pick<Schema, "description" | "deprecated">): Schema {
  return { ...(description === undefined ? {} : { description }), ...(deprecated ? { deprecated } : {}) };
}

/** Copies the comment of a type to the parameter if a union with another type would hide it. */
function shownFacts(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => SHOWN_KEYWORDS.includes(key)));
}

function namedType(name: string): Schema {
  const type = { type: "object", "x-type": name };
  return type;
}

function objectSchema(
  properties: readonly (readonly [string, Schema])[],
  required: readonly string[],
): Schema {
  return { type: "object", properties: Object.fromEntries(properties), required };
}
