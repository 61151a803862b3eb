import { follow, resolverOf } from "../../base/reference/follow.ts";
import { itemsOf, memberOf } from "../../base/json/json-object.ts";
import { bodyKind } from "./body-kind.ts";
import type { PrismOperation } from "./list-prism-operations.ts";

/** Returns whether the mock checks the fields of a request body; of a form it only sees that it is there. */
export function judgesFields(mediaType: string): boolean {
  return !["form", "multipart"].includes(bodyKind(mediaType));
}

/**
 * The operation without the schemas that Prism would judge wrongly. Of a form it keeps one value of a name, so that a list
 * that came as it should is refused, and it takes a part that is JSON for text. A header with a list or an object it
 * splits even when it was not sent, and crashes. Only the contract tests judge how these are written.
 */
export function keepJudged(operation: PrismOperation): PrismOperation {
  const { request } = operation;
  if (request === undefined) return operation;
  const { body, headers = [] } = request;
  const contents = (body?.contents ?? []).map((content) =>
    judgesFields(content.mediaType) ? content : withoutSchema(content),
  );
  return {
    ...operation,
    request: {
      ...request,
      ...(body === undefined ? {} : { body: { ...body, contents } }),
      headers: headers.map((header) =>
        isComposed(operation, header.schema) ? withoutSchema(header) : header,
      ),
    },
  };
}

function withoutSchema<Part extends { readonly schema?: unknown }>(part: Part): Omit<Part, "schema"> {
  const { schema: _, ...rest } = part;
  return rest;
}

/** Schemas that are referred to are part of the operation. */
function isComposed(operation: object, schema: unknown): boolean {
  const type = memberOf(follow(schema, resolverOf(operation)), "type");
  return [type, ...itemsOf(type)].some((name) => name === "array" || name === "object");
}
