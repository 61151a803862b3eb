import { listDigitProperties } from "./digit-properties.ts";
import type { OpenApiDocument, Parameter, RateLimit, SecurityScheme } from "./document.ts";
import type { Operation, OperationBody } from "./list-operations.ts";
import { isNamedJson, JSON_FIELD_TYPES, mediaTypeSupport } from "./media-type.ts";
import { pageHelpers, paginationFacts } from "./pagination-facts.ts";
import type { RenderContext } from "./render-context.ts";
import { callTo, Expression, renderLiteral } from "./render-literal.ts";
import { listHeaderOptions } from "./own-options.ts";
import { defaultAddress, readServers } from "./server-options.ts";

/** The facts for the runtime. Facts that all operations share are stated once. */
export function renderProviderFacts({ document, operations }: RenderContext): string {
  const security = commonSchemes(document, operations);
  const options = listHeaderOptions(document);
  const facts = {
    baseUrl: defaultAddress(document),
    servers: serverFacts(document),
    schemes: Object.fromEntries(
      Object.entries(document.components?.securitySchemes ?? {}).map(([name, scheme]) => [
        name,
        schemeFacts(scheme),
      ]),
    ),
    security,
    headers: orNothing(options.map(({ header, schema }) => [header, schema.default])),
    headerOptions: orNothing(options.map(({ name, header }) => [name, header])),
    traceId: traceIdFacts(document),
    rateLimit: document["x-rate-limit"]?.map(rateLimitFacts),
    operations: orNothing(
      operations.map((operation) => [
        `${operation.method} ${operation.path}`,
        operationFacts(document, operation, security),
      ]),
    ),
    pages: orNothing(operations.map((operation) => [operation.path, paginationFacts(document, operation)])),
  };
  const helpers = [
    ...listExpressions(facts).map(({ text }) => text.replace(/\(.*/, "")),
    ...operations.flatMap(pageHelpers),
  ].toSorted();
  return [
    helpers.length === 0
      ? `import type { Provider } from "@agent-apis/runtime";`
      : `import { ${[...new Set(helpers), "type Provider"].join(", ")} } from "@agent-apis/runtime";`,
    "",
    "/** Facts about this API for the runtime. */",
    `export const provider: Provider = ${renderLiteral(facts)};`,
    "",
  ].join("\n");
}

/** The schemes of the document, or else of most operations; the first in a tie. */
function commonSchemes(document: OpenApiDocument, operations: readonly Operation[]): readonly string[] {
  if (document.security !== undefined) return document.security.flatMap((ways) => Object.keys(ways));
  const groups = [...Map.groupBy(operations, ({ schemes }) => schemes.join()).values()];
  const [largest] = groups.toSorted((a, b) => b.length - a.length);
  return largest?.[0]?.schemes ?? Object.keys(document.components?.securitySchemes ?? {}).slice(0, 1);
}

/** The function that selects the server by options; the bundle contains it only if there is a choice. */
function serverFacts(document: OpenApiDocument): Expression | undefined {
  const { address, options = [] } = readServers(document) ?? {};
  if (options.length === 0) return undefined;
  const variables = options.map(({ name, default: usual, values }) => [name, { default: usual, values }]);
  return callTo("chooseServer", address, Object.fromEntries(variables));
}

function schemeFacts(scheme: SecurityScheme): object {
  return scheme.type === "apiKey" ? { header: scheme.name } : { header: "Authorization", prefix: "Bearer " };
}

function traceIdFacts(document: OpenApiDocument): Expression | undefined {
  const place = document["x-trace-id"];
  return place && callTo("traceIdAt", { ...place, body: place.body?.slice(1) });
}

/** In lower case, because the platform finds such a header twice as fast. */
function rateLimitFacts({ headers, ...facts }: RateLimit): object {
  if (headers === undefined) return facts;
  const inLowerCase = Object.entries(headers).map(([what, name]) => [what, name.toLowerCase()]);
  return { ...facts, headers: Object.fromEntries(inLowerCase) };
}

function operationFacts(
  document: OpenApiDocument,
  operation: Operation,
  common: readonly string[],
): object | undefined {
  const queries = operation.parameters.filter((parameter) => parameter.in === "query");
  const digits = listDigitProperties(document, operation);
  return orNothing([
    ["security", operation.schemes.join() === common.join() ? undefined : operation.schemes],
    ["query", orNothing(queries.map((parameter) => [parameter.name, queryStyle(parameter)]))],
    ["safe", operation.retry === "safe" || undefined],
    ["empty", mayBeEmpty(operation) || undefined],
    ["retry", operation.retry === "never" ? new Expression("atMostOnce") : undefined],
    ...mediaFacts(operation),
    // Keeps the digits of numbers which JavaScript cannot hold.
    ["digits", digits.length === 0 ? undefined : callTo("keepDigits", ...digits)],
  ]);
}

/** Returns true if a success can have no body although its status allows one. */
function mayBeEmpty({ responses }: Operation): boolean {
  return responses.some(({ status, mediaType }) => /^2(?!0[45])/.test(status) && mediaType === undefined);
}

/** The functions of the runtime that the facts refer to, so that a bundle contains only those. */
function listExpressions(facts: unknown): Expression[] {
  if (facts instanceof Expression) return [facts];
  return typeof facts === "object" && facts !== null ? Object.values(facts).flatMap(listExpressions) : [];
}

/** The functions of the runtime for bodies that are not JSON. */
function mediaFacts({ body, responses }: Operation): [string, unknown][] {
  const { mediaType = "" } = responses.find(({ status }) => status.startsWith("2")) ?? {};
  const reader = mediaTypeSupport(mediaType)?.reader;
  return [
    ["body", body && encoderOf(body)],
    ["read", reader && new Expression(reader)],
    ["accept", isNamedJson(mediaType) ? mediaType : undefined],
  ];
}

function encoderOf({ mediaType, fieldTypes }: OperationBody): Expression | undefined {
  const jsonFields = Object.entries(fieldTypes).filter(([, type]) => JSON_FIELD_TYPES.has(type));
  if (jsonFields.length > 0) return callTo("encodeMultipartWith", Object.fromEntries(jsonFields));
  if (isNamedJson(mediaType)) return callTo("encodeJsonAs", mediaType);
  const { encoder, isTold } = mediaTypeSupport(mediaType) ?? {};
  if (encoder === undefined || !isTold) return encoder === undefined ? undefined : new Expression(encoder);
  // A range such as audio/* cannot be sent.
  return callTo(encoder, mediaType.includes("*") ? "application/octet-stream" : mediaType);
}

/** Separator of the values of a style. */
const SEPARATORS: Readonly<Record<string, string>> = {
  form: ",",
  spaceDelimited: "%20",
  pipeDelimited: "%7C",
};

/** Deviations from the runtime's defaults: one parameter per list item, deep objects, and ISO 8601 dates. */
function queryStyle({ schema, style = "form", explode = style === "form" }: Parameter): object | undefined {
  const isObject = schema.type === "object" || schema.properties !== undefined;
  const isWhole = explode || style === "deepObject";
  const fields = isObject && style === "form" ? new Expression("asFields") : undefined;
  return orNothing([
    ["write", isWhole ? fields : callTo("separatedBy", SEPARATORS[style])],
    ["date", schema.format === "epoch-ms" ? "epoch-ms" : undefined],
  ]);
}

/** An object of those entries that have a value; `undefined` when none has. */
function orNothing(entries: readonly (readonly [string, unknown])[]): object | undefined {
  const given = entries.filter(([, value]) => value !== undefined);
  return given.length === 0 ? undefined : Object.fromEntries(given);
}
