import { METHODS, type OpenApiDocument, type Parameter, type Schema } from "../../generator/document.ts";
import { resolveSchema } from "../../generator/resolve-schema.ts";

/**
 * Number of requests that the contract tests must judge, counted in the document and not taken from the lists that the tests
 * are made from: a list that came out too short would make tests disappear without a failure.
 */
export function countRequests(document: OpenApiDocument): {
  readonly sent: number;
  readonly answered: number;
  readonly paged: number;
} {
  let [sent, answered, paged] = [0, 0, 0];
  for (const item of Object.values(document.paths)) {
    for (const operation of METHODS.flatMap((method) => item[method] ?? [])) {
      const { parameters = [], requestBody, responses, "x-pagination": pagination } = operation;
      sent += countExamples(requestBody) + (requestBody !== undefined && !requestBody.required ? 1 : 0);
      sent += countParameterCalls(document, [...(item.parameters ?? []), ...parameters]);
      for (const [status, response] of Object.entries(responses)) {
        answered += countExamples(response);
        if (pagination !== undefined && status.startsWith("2")) paged += countExamples(response);
      }
    }
  }
  return { sent, answered, paged };
}

/** Calls made for parameters, in addition to those made for bodies. */
function countParameterCalls(document: OpenApiDocument, parameters: readonly Parameter[]): number {
  const schemas = parameters.map((parameter) => resolveSchema(document, parameter.schema));
  const inUrl = schemas.filter((_, index) => /path|query/.test(parameters[index]?.in ?? ""));
  const isOptional = (parameter: Parameter): boolean =>
    !parameter.required && parameter["x-client-option"] === undefined;
  const kinds = [
    parameters.some(isOptional) ? countMost(parameters) : 0,
    inUrl.some(isFreeText) ? 1 : 0,
    inUrl.some(({ format = "" }) => format === "date-time" || format === "epoch-ms") ? 1 : 0,
    ...parameters.map(({ "x-client-option": option }, index) =>
      option === undefined ? 0 : (schemas[index]?.enum ?? []).length - 1,
    ),
  ];
  return kinds.reduce((sum, count) => sum + count, 0);
}

function isFreeText(schema: Schema): boolean {
  const rules = Object.keys(schema).filter((key) => key !== "description" && key !== "default");
  return schema.type === "string" && rules.length === 1;
}

function countMost(parameters: readonly Parameter[]): number {
  return Math.max(1, ...parameters.map(({ examples = {} }) => Object.keys(examples).length));
}

/** One request for each example, and one where there is none. */
function countExamples(
  holder: { readonly content?: Readonly<Record<string, { readonly examples?: object }>> } | undefined,
): number {
  const [media] = Object.values(holder?.content ?? {});
  return Math.max(1, Object.keys(media?.examples ?? {}).length);
}
