import type { OpenApiDocument, Parameter } from "../../generator/document.ts";
import type { Operation } from "../../generator/list-operations.ts";
import type { ContractCall } from "./contract-call.ts";
import { expectBody } from "./expect-body.ts";
import { readBody } from "./read-body.ts";
import { resolveSchema } from "../../generator/resolve-schema.ts";
import type { WireRequest } from "../../base/http/wire-request.ts";
import { credentialHeader, wireParameters, wireSuccessTypes } from "./wire-operation.ts";
import { encodeLeniencies, percentEncode, toText, writeQueryParameter } from "./write-query.ts";

/** A request in a form in which two that mean the same are equal. */
export interface ComparableRequest {
  readonly method: string;
  readonly url: string;
  /** `name: value` in alphabetical order; a header that was sent twice is in it twice. */
  readonly headers: readonly string[];
  readonly body: unknown;
}

/** Headers that `fetch` adds on its own. */
const ADDED_BY_FETCH = new Set([
  "accept-encoding",
  "accept-language",
  "connection",
  "content-length",
  "host",
  "sec-fetch-mode",
  "user-agent",
]);

/** The request that a call must send, computed from the spec alone. */
export async function expectRequest(
  document: OpenApiDocument,
  operation: Operation,
  call: ContractCall,
  token: string,
): Promise<ComparableRequest> {
  const parameters = wireParameters(document, operation);
  return {
    method: operation.method,
    url: expectUrl(document, operation, parameters, call),
    headers: expectHeaders(document, operation, parameters, call, token)
      .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
      .toSorted(),
    body: await expectBody(operation.body?.mediaType ?? "", call.body, operation.body?.fieldTypes),
  };
}

/** The request that arrived, in the form of an expectation. */
export async function toComparable({ method, url, headers, body }: WireRequest): Promise<ComparableRequest> {
  const [, contentType] = headers.find(([name]) => name.toLowerCase() === "content-type") ?? [];
  return {
    method,
    url: encodeLeniencies(url),
    headers: headers
      .filter(([name]) => !ADDED_BY_FETCH.has(name.toLowerCase()))
      .map(([name, value]) => `${name.toLowerCase()}: ${withoutBoundary(value)}`)
      .toSorted(),
    body: await readBody(contentType, body),
  };
}

/** The same request with its query in another order, which an iterator over pages is free to choose. */
export function sortQuery(request: ComparableRequest): ComparableRequest {
  const [path, query = ""] = request.url.split("?");
  return { ...request, url: `${path}?${query.split("&").toSorted().join("&")}` };
}

/** The boundary between the parts of a form differs each time; the form was read with it. */
function withoutBoundary(value: string): string {
  return value.replace(/^(multipart\/form-data); boundary=\S+$/, "$1");
}

function expectUrl(
  document: OpenApiDocument,
  operation: Operation,
  parameters: readonly Parameter[],
  { params }: ContractCall,
): string {
  const path = operation.path.replaceAll(/\{(.+?)\}/g, (_, name: string) =>
    percentEncode(toText(params.path[name])),
  );
  const query = parameters
    .filter(({ name, in: place }) => place === "query" && name in params.query)
    .map((parameter) =>
      writeQueryParameter(
        parameter,
        resolveSchema(document, parameter.schema).format,
        params.query[parameter.name],
      ),
    );
  return [path, ...(query.length === 0 ? [] : [query.join("&")])].join("?");
}

function expectHeaders(
  document: OpenApiDocument,
  operation: Operation,
  parameters: readonly Parameter[],
  call: ContractCall,
  token: string,
): [name: string, value: string][] {
  const headers = [
    ["accept", expectAccept(document, operation)] satisfies [string, string],
    ...credentialHeader(document, operation, token),
  ];
  if (call.body !== undefined) headers.push(["content-type", operation.body?.mediaType ?? ""]);
  if (call.prefer !== undefined) headers.push(["prefer", call.prefer]);
  for (const parameter of parameters) {
    const value = headerValue(document, parameter, call);
    if (value === undefined) continue;
    headers.push([
      parameter.name,
      [value]
        .flat()
        .map((item) => toText(item))
        .join(","),
    ]);
  }
  return headers;
}

/** A header behind a client option is sent in every call, with the spec's default when nothing else is said. */
function headerValue(document: OpenApiDocument, parameter: Parameter, call: ContractCall): unknown {
  if (parameter.in !== "header") return undefined;
  const option = parameter["x-client-option"];
  if (option === undefined) return call.params.header[parameter.name];
  return call.options[option] ?? resolveSchema(document, parameter.schema).default;
}

/** JSON is requested by name. Operations with bytes or text have JSON errors too, so they accept anything. */
function expectAccept(document: OpenApiDocument, operation: Operation): string {
  const types = wireSuccessTypes(document, operation);
  const [first = "application/json"] = types;
  return types.every((type) => type === first) && first.endsWith("json") ? first : "*/*";
}
