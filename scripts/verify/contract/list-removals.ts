import { referenceOf } from "../../base/reference/reference.ts";
import type { OpenApiDocument, Schema } from "../../generator/document.ts";
import type { Operation } from "../../generator/list-operations.ts";
import { judgesFields } from "../mock/keep-judged.ts";
import type { WireRequest } from "../../base/http/wire-request.ts";
import { resolveSchema } from "../../generator/resolve-schema.ts";
import { wireCredential, wireParameters } from "./wire-operation.ts";

/** Something required that is taken out of a request on its way. */
export interface Removal {
  /** `request` when it is the whole body. */
  readonly from: "query" | "header" | "body" | "request";
  readonly name: string;
  /** Text that the mock must give as the reason, so that a request refused for another reason does not pass. */
  readonly complaint: string;
}

const WHOLE_BODY: Removal = { from: "request", name: "body", complaint: "Body parameter is required" };

/** Everything without which a request to the operation must be refused, and which can be taken out of it. */
export function listRemovals(document: OpenApiDocument, operation: Operation): Removal[] {
  const parameters = wireParameters(document, operation).flatMap(
    ({ name, in: place, required }): Removal[] =>
      required && (place === "query" || place === "header")
        ? [{ from: place, name, complaint: missing(name.toLowerCase()) }]
        : [],
  );
  const { body } = operation;
  const fields =
    body !== undefined && judgesFields(body.mediaType) ? requiredFields(document, body.schema) : [];
  const credential = wireCredential(document, operation);
  const header = credential?.type === "apiKey" ? credential.name : "Authorization";
  return [
    ...(body?.required ? [WHOLE_BODY] : []),
    ...fields.map((name): Removal => ({ from: "body", name, complaint: missing(name) })),
    ...parameters,
    ...(credential === undefined || header === undefined
      ? []
      : [{ from: "header", name: header, complaint: "Invalid security scheme" } satisfies Removal]),
  ];
}

function missing(name: string): string {
  return `must have required property '${name}'`;
}

/** Fields that every value of an object schema has. */
function requiredFields(
  document: OpenApiDocument,
  reference: Schema,
  outer: readonly string[] = [],
): string[] {
  const target = referenceOf(reference) ?? "";
  if (outer.includes(target)) return [];
  const seen = target === "" ? outer : [...outer, target];
  const schema = resolveSchema(document, reference);
  const alternatives = schema.oneOf ?? schema.anyOf ?? [];
  const [first = [], ...others] = alternatives.map((variant) => requiredFields(document, variant, seen));
  const inAll = first.filter((name) => others.every((names) => names.includes(name)));
  const inParts = (schema.allOf ?? []).flatMap((part) => requiredFields(document, part, seen));
  return [...new Set([...(schema.required ?? []), ...inParts, ...inAll])];
}

/** The request without it. */
export function removeFromRequest(request: WireRequest, { from, name }: Removal): WireRequest {
  if (from === "query") return { ...request, url: withoutQueryParameter(request.url, name) };
  if (from === "request") return { ...request, body: Buffer.alloc(0) };
  if (from === "body") return { ...request, body: withoutField(request.body, name) };
  return { ...request, headers: request.headers.filter(([header]) => !isSameHeader(header, name)) };
}

function isSameHeader(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function withoutQueryParameter(url: string, name: string): string {
  const [path = "", query = ""] = url.split("?");
  const kept = query.split("&").filter((part) => decodeURIComponent(part.split(/[=[]/)[0] ?? "") !== name);
  return kept.length === 0 ? path : `${path}?${kept.join("&")}`;
}

function withoutField(body: Buffer, name: string): Buffer {
  const fields: object = JSON.parse(body.toString());
  return Buffer.from(
    JSON.stringify(Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))),
  );
}
