import type { OpenApiDocument, Parameter } from "../generator/document.ts";
import type { Operation } from "../generator/list-operations.ts";
import type { ContractCall } from "./contract-call.ts";
import { resolveSchema } from "./resolve-schema.ts";
import type { WireRequest } from "./start-recorder.ts";
import { wireAnswerTypes, wireCredential, wireParameters } from "./wire-operation.ts";
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

/** What must go over the wire for a call, computed from the spec alone. */
export function expectRequest(
  document: OpenApiDocument,
  operation: Operation,
  call: ContractCall,
  token: string,
): ComparableRequest {
  const parameters = wireParameters(document, operation);
  return {
    method: operation.method,
    url: expectUrl(document, operation, parameters, call),
    headers: expectHeaders(document, operation, parameters, call, token)
      .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
      .toSorted(),
    body: call.body,
  };
}

/** What went over the wire, in the form of an expectation. */
export function toComparable({ method, url, headers, body }: WireRequest): ComparableRequest {
  const text = body.toString();
  const content: unknown = text === "" ? undefined : JSON.parse(text);
  return {
    method,
    url: encodeLeniencies(url),
    headers: headers
      .filter(([name]) => !ADDED_BY_FETCH.has(name.toLowerCase()))
      .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
      .toSorted(),
    body: content,
  };
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
  const named = parameters.flatMap((parameter): [string, string][] => {
    const value = headerValue(document, parameter, call);
    return value === undefined
      ? []
      : [
          [
            parameter.name,
            [value]
              .flat()
              .map((item) => toText(item))
              .join(","),
          ],
        ];
  });
  const { body, prefer } = call;
  return [
    ["accept", wireAnswerTypes(document, operation).join(", ")],
    ...credentialHeader(document, operation, token),
    ...(body === undefined
      ? []
      : [["content-type", operation.body?.mediaType ?? ""] satisfies [string, string]]),
    ...(prefer === undefined ? [] : [["prefer", prefer] satisfies [string, string]]),
    ...named,
  ];
}

/** A header behind a client option is sent in every call, with the spec's default when nothing else is said. */
function headerValue(document: OpenApiDocument, parameter: Parameter, call: ContractCall): unknown {
  if (parameter.in !== "header") return undefined;
  const option = parameter["x-client-option"];
  if (option === undefined) return call.params.header[parameter.name];
  return call.options[option] ?? resolveSchema(document, parameter.schema).default;
}

function credentialHeader(
  document: OpenApiDocument,
  operation: Operation,
  token: string,
): [name: string, value: string][] {
  const scheme = wireCredential(document, operation);
  if (scheme === undefined) return [];
  if (scheme.type !== "apiKey") return [["authorization", `Bearer ${token}`]];
  if (scheme.in !== "header" || scheme.name === undefined) throw new Error("the key is not in a header");
  return [[scheme.name, token]];
}
