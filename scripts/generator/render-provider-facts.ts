import { listDigitProperties } from "./digit-properties.ts";
import type { OpenApiDocument, Parameter, RateLimit, SecurityScheme } from "./document.ts";
import { listClientOptions, type Operation, type OperationBody } from "./list-operations.ts";
import { isNamedJson, JSON_FIELD_TYPES, mediaTypeSupport } from "./media-type.ts";
import { pageHelpers, paginationFacts } from "./pagination-facts.ts";
import type { RenderContext } from "./render-context.ts";
import { Expression, renderLiteral } from "./render-literal.ts";
import { defaultAddress, readServers } from "./server-options.ts";

/** The record that the runtime works from. What is the same for all operations is not repeated for each. */
export function renderProviderFacts({ document, operations }: RenderContext): string {
  const security = commonSchemes(document, operations);
  const options = listClientOptions(document);
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
    headers: orNothing(Object.fromEntries(options.map(({ name, schema }) => [name, schema.default]))),
    headerOptions: orNothing(Object.fromEntries(options.map(nameOption))),
    traceId: traceIdFacts(document),
    rateLimit: document["x-rate-limit"]?.map(rateLimitFacts),
    operations: orNothing(
      Object.fromEntries(
        operations.flatMap((operation) => {
          const deviating = operationFacts(document, operation, security);
          return deviating === undefined ? [] : [[`${operation.method} ${operation.path}`, deviating]];
        }),
      ),
    ),
    pages: orNothing(
      Object.fromEntries(
        operations.flatMap((operation) => {
          const paging = paginationFacts(document, operation);
          return paging === undefined ? [] : [[operation.path, paging]];
        }),
      ),
    ),
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

/** The schemes of the document, or else of most operations, the first of them where several are as many. */
function commonSchemes(document: OpenApiDocument, operations: readonly Operation[]): readonly string[] {
  if (document.security !== undefined) return document.security.flatMap((ways) => Object.keys(ways));
  const groups = [...Map.groupBy(operations, ({ schemes }) => schemes.join()).values()];
  const [largest] = groups.toSorted((a, b) => b.length - a.length);
  return largest?.[0]?.schemes ?? Object.keys(document.components?.securitySchemes ?? {}).slice(0, 1);
}

/** Lets options choose the server; a package without a choice has no bytes of it in its bundle. */
function serverFacts(document: OpenApiDocument): Expression | undefined {
  const { address, options = [] } = readServers(document) ?? {};
  if (options.length === 0) return undefined;
  const variables = options.map(({ name, default: usual, values }) => [name, { default: usual, values }]);
  return new Expression(
    `chooseServer(${JSON.stringify(address)}, ${renderLiteral(Object.fromEntries(variables))})`,
  );
}

function schemeFacts(scheme: SecurityScheme): object {
  return scheme.type === "apiKey" ? { header: scheme.name } : { header: "Authorization", prefix: "Bearer " };
}

function nameOption(parameter: Parameter): [option: string, header: string] {
  return [parameter["x-client-option"] ?? parameter.name, parameter.name];
}

function traceIdFacts(document: OpenApiDocument): Expression | undefined {
  const place = document["x-trace-id"];
  if (place === undefined) return undefined;
  const facts = { ...place, ...(place.body === undefined ? {} : { body: place.body.slice(1) }) };
  return new Expression(`traceIdAt(${renderLiteral(facts)})`);
}

/** The platform takes twice as long to find a header by a name that is not in lower case. */
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
  const styles = operation.parameters
    .filter((parameter) => parameter.in === "query")
    .flatMap((parameter) => {
      const style = queryStyle(parameter);
      return style === undefined ? [] : [[parameter.name, style]];
    });
  const facts = {
    ...(operation.schemes.join() === common.join() ? {} : { security: operation.schemes }),
    ...(styles.length === 0 ? {} : { query: Object.fromEntries(styles) }),
    ...(operation.retry === "safe" ? { safe: true } : {}),
    ...(mayBeEmpty(operation) ? { empty: true } : {}),
    ...(operation.retry === "never" ? { retry: new Expression("atMostOnce") } : {}),
    ...mediaFacts(operation),
    ...digitFacts(document, operation),
  };
  return orNothing(facts);
}

/** Returns whether a success can have no body although its status does not say so. */
function mayBeEmpty({ responses }: Operation): boolean {
  return responses.some(({ status, mediaType }) => /^2(?!0[45])/.test(status) && mediaType === undefined);
}

/** The functions of the runtime that the facts name; a package that needs none has none of them in its bundle. */
function listExpressions(facts: unknown): Expression[] {
  if (facts instanceof Expression) return [facts];
  return typeof facts === "object" && facts !== null ? Object.values(facts).flatMap(listExpressions) : [];
}

/** The functions of the runtime that write and read what is not JSON. */
function mediaFacts({ body, responses }: Operation): Record<string, Expression | string> {
  const encoder = body === undefined ? undefined : encoderOf(body);
  const { mediaType = "" } = responses.find(({ status }) => status.startsWith("2")) ?? {};
  const reader = mediaTypeSupport(mediaType)?.reader;
  return {
    ...(encoder === undefined ? {} : { body: new Expression(encoder) }),
    ...(reader === undefined ? {} : { read: new Expression(reader) }),
    ...(isNamedJson(mediaType) ? { accept: mediaType } : {}),
  };
}

/** The function of the runtime that keeps the digits of numbers which JavaScript cannot hold. */
function digitFacts(document: OpenApiDocument, operation: Operation): Record<string, Expression> {
  const names = listDigitProperties(document, operation).map((name) => JSON.stringify(name));
  return names.length === 0 ? {} : { digits: new Expression(`keepDigits(${names.join(", ")})`) };
}

function encoderOf({ mediaType, fieldTypes }: OperationBody): string | undefined {
  const jsonFields = Object.entries(fieldTypes).filter(([, type]) => JSON_FIELD_TYPES.has(type));
  if (jsonFields.length > 0) return `encodeMultipartWith(${JSON.stringify(Object.fromEntries(jsonFields))})`;
  if (isNamedJson(mediaType)) return `encodeJsonAs(${JSON.stringify(mediaType)})`;
  const { encoder, isTold } = mediaTypeSupport(mediaType) ?? {};
  // A range such as audio/* is none that could be sent.
  const sent = mediaType.includes("*") ? "application/octet-stream" : mediaType;
  return isTold ? `${encoder}(${JSON.stringify(sent)})` : encoder;
}

/** Separator of the values of a style. */
const SEPARATORS: Readonly<Record<string, string>> = {
  form: ",",
  spaceDelimited: "%20",
  pipeDelimited: "%7C",
};

/** Deviations from the runtime's default: lists repeat the name, objects are deep, a date is ISO 8601. */
function queryStyle({ schema, style = "form", explode = style === "form" }: Parameter): object | undefined {
  const isObject = schema.type === "object" || schema.properties !== undefined;
  const writer =
    explode || style === "deepObject"
      ? isObject && style === "form" && "asFields"
      : `separatedBy(${JSON.stringify(SEPARATORS[style])})`;
  return orNothing({
    ...(writer ? { write: new Expression(writer) } : {}),
    ...(schema.format === "epoch-ms" ? { date: "epoch-ms" } : {}),
  });
}

function orNothing<T extends object>(value: T): T | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}
