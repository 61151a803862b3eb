import {
  METHODS,
  type OpenApiDocument,
  type OperationObject,
  type Parameter,
  type PathItem,
  type SecurityScheme,
} from "../../generator/document.ts";
import type { Operation } from "../../generator/list-operations.ts";

/** Every parameter that the spec gives an operation, those that are client options too. */
export function wireParameters(document: OpenApiDocument, operation: Operation): Parameter[] {
  const own = operationObject(document, operation).parameters ?? [];
  const shared = (pathItem(document, operation).parameters ?? []).filter(
    (parameter) => !own.some(({ name, in: place }) => name === parameter.name && place === parameter.in),
  );
  return [...shared, ...own];
}

/** The scheme whose credential an operation takes; `undefined` when it takes none. */
export function wireCredential(document: OpenApiDocument, operation: Operation): SecurityScheme | undefined {
  const [requirement = {}] = operationObject(document, operation).security ?? document.security ?? [];
  const [name] = Object.keys(requirement);
  return name === undefined ? undefined : document.components?.securitySchemes?.[name];
}

/** The header in which a token goes to an operation; nothing when the operation takes no credential. */
export function credentialHeader(
  document: OpenApiDocument,
  operation: Operation,
  token: string,
): [name: string, value: string][] {
  const scheme = wireCredential(document, operation);
  if (scheme === undefined) return [];
  if (scheme.type !== "apiKey") return [["authorization", `Bearer ${token}`]];
  if (scheme.in !== "header" || scheme.name === undefined)
    throw new Error("an API key must be sent in a header");
  return [[scheme.name, token]];
}

/** Media types of the answers that are a success. */
export function wireSuccessTypes(document: OpenApiDocument, operation: Operation): string[] {
  return Object.entries(operationObject(document, operation).responses)
    .filter(([status]) => status.startsWith("2"))
    .flatMap(([, { content = {} }]) => Object.keys(content));
}

/** The operation as the document has it, so that the generator's reading of it is tested and not trusted. */
function operationObject(document: OpenApiDocument, operation: Operation): OperationObject {
  const method = METHODS.find((name) => name.toUpperCase() === operation.method);
  const found = method === undefined ? undefined : pathItem(document, operation)[method];
  if (found === undefined) throw new Error(`the document has no ${operation.method} ${operation.path}`);
  return found;
}

function pathItem(document: OpenApiDocument, { path }: Operation): PathItem {
  const item = document.paths[path];
  if (item === undefined) throw new Error(`the document has no ${path}`);
  return item;
}
