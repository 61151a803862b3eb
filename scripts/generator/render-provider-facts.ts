import type { OpenApiDocument, Parameter, SecurityScheme } from "./document.ts";
import { listClientOptions, type Operation } from "./list-operations.ts";

/** The record that the runtime works from. What is the same for all operations is not repeated for each. */
export function renderProviderFacts(document: OpenApiDocument, operations: readonly Operation[]): string {
  const security = commonSchemes(document);
  const facts = {
    baseUrl: document.servers[0]?.url,
    schemes: Object.fromEntries(
      Object.entries(document.components?.securitySchemes ?? {}).map(([name, scheme]) => [
        name,
        schemeFacts(scheme),
      ]),
    ),
    security,
    headerOptions: orNothing(Object.fromEntries(listClientOptions(document).map(headerOptionFacts))),
    traceId: traceIdFacts(document),
    operations: orNothing(
      Object.fromEntries(
        operations.flatMap((operation) => {
          const deviating = operationFacts(operation, security);
          return deviating === undefined ? [] : [[`${operation.method} ${operation.path}`, deviating]];
        }),
      ),
    ),
  };
  return [
    `import type { Provider } from "@agent-apis/runtime";`,
    "",
    "/** What the runtime has to know about this API. */",
    `export const provider: Provider = ${JSON.stringify(facts, null, 2)};`,
    "",
  ].join("\n");
}

/** The schemes of the document, or else of most operations. */
function commonSchemes(document: OpenApiDocument): string[] {
  const requirements =
    document.security ??
    Object.keys(document.components?.securitySchemes ?? {})
      .slice(0, 1)
      .map((name) => ({ [name]: [] }));
  return requirements.flatMap((requirement) => Object.keys(requirement));
}

function schemeFacts(scheme: SecurityScheme): object {
  return scheme.type === "apiKey" ? { header: scheme.name } : { header: "Authorization", prefix: "Bearer " };
}

function headerOptionFacts(parameter: Parameter): [string, object] {
  return [
    parameter["x-client-option"] ?? parameter.name,
    { header: parameter.name, default: parameter.schema.default },
  ];
}

function traceIdFacts(document: OpenApiDocument): object | undefined {
  const place = document["x-trace-id"];
  if (place === undefined) return undefined;
  return { ...place, ...(place.body === undefined ? {} : { body: place.body.slice(1) }) };
}

function operationFacts(operation: Operation, common: readonly string[]): object | undefined {
  const styles = operation.parameters
    .filter((parameter) => parameter.in === "query")
    .flatMap((parameter) => {
      const style = queryStyle(parameter);
      return style === undefined ? [] : [[parameter.name, style]];
    });
  const facts = {
    ...(operation.schemes.join() === common.join() ? {} : { security: operation.schemes }),
    ...(styles.length === 0 ? {} : { query: Object.fromEntries(styles) }),
  };
  return orNothing(facts);
}

/** What differs from the runtime's way: lists repeat the name, objects are deep, a date is ISO 8601. */
function queryStyle({ schema, style = "form", explode = style === "form" }: Parameter): object | undefined {
  const isObject = schema.type === "object" || schema.properties !== undefined;
  const usual = isObject ? "deepObject" : "form";
  return orNothing({
    ...(style === usual ? {} : { style }),
    ...(explode || style === "deepObject" ? {} : { explode: false }),
    ...(schema.format === "epoch-ms" ? { date: "epoch-ms" } : {}),
  });
}

function orNothing<T extends object>(value: T): T | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}
