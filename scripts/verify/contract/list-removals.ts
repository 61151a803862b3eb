import { referenceOf } from "../../base/reference/reference.ts";
import type { OpenApiDocument, Schema } from "../../generator/document.ts";
import type { Operation } from "../../generator/list-operations.ts";
import { judgesFields } from "../mock/keep-judged.ts";
import type { Removal } from "./removal.ts";
import { resolveSchema } from "../../generator/resolve-schema.ts";
import { wireCredential, wireParameters } from "./wire-operation.ts";

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
