import { parsePointer } from "../base/json/json-pointer.ts";
import { listParts, resolveSchema } from "./resolve-schema.ts";
import type { CursorPart, OpenApiDocument, Pagination, Schema } from "./document.ts";
import type { Operation } from "./list-operations.ts";
import { callTo, Expression } from "./render-literal.ts";

/** Facts with which the runtime gets the pages of a list; `undefined` without pages. */
export function paginationFacts(document: OpenApiDocument, operation: Operation): object | undefined {
  const { method, pagination, responses } = operation;
  if (pagination === undefined) return undefined;
  const { items, size } = pagination;
  // The size of a page does not matter if the response says whether there is more.
  const maximum = endsWithShortPage(pagination)
    ? resolveSchema(document, sizeSchema(document, operation) ?? {}).maximum
    : undefined;
  const page = responses.find(({ status }) => status.startsWith("2"))?.schema;
  return {
    method: method === "GET" ? undefined : method,
    items,
    part: pagination.in === undefined ? undefined : new Expression("inBody"),
    first: firstValues(pagination),
    size: size?.parameter,
    maximum,
    optional: hasCertainly(document, page, parsePointer(items)) ? undefined : true,
    next: writeNext(pagination),
  };
}

/** Default value of the parameter for the first page. */
function firstValues({ size, page }: Pagination): object | undefined {
  if (size === undefined && page === undefined) return undefined;
  return {
    ...(size && { [size.parameter]: size.default }),
    ...(page && { [page.parameter]: page.first }),
  };
}

/** The functions of the runtime that a list needs. */
export function pageHelpers({ pagination }: Operation): string[] {
  if (pagination === undefined) return [];
  return [
    nextName(pagination),
    ...(pagination.more === undefined ? [] : ["whileMore"]),
    ...(pagination.in === undefined ? [] : ["inBody"]),
  ];
}

function endsWithShortPage({ kind, cursor, more, total, lastPage }: Pagination): boolean {
  const isTold = kind === "url" || cursorParts(cursor).some(({ next }) => next !== undefined);
  return !isTold && (more ?? total ?? lastPage) === undefined;
}

function sizeSchema(
  document: OpenApiDocument,
  { pagination, parameters, body }: Operation,
): Schema | undefined {
  const name = pagination?.size?.parameter ?? "";
  if (pagination?.in === "body")
    return listParts(document, body?.schema)
      .map(({ properties }) => properties?.[name])
      .find((found) => found !== undefined);
  return parameters.find((parameter) => parameter.in === "query" && parameter.name === name)?.schema;
}

/** Such as `whileMore("/has_more", byCursor({ cursor: "/next" }))`. */
function writeNext(pagination: Pagination): Expression {
  const next = callTo(nextName(pagination), ...nextArguments(pagination));
  return pagination.more === undefined ? next : callTo("whileMore", pagination.more, next);
}

function nextName({ kind, cursor }: Pagination): string {
  if (kind === "page") return "byNumber";
  if (kind === "url") return "byUrl";
  return cursorParts(cursor).every(({ lastItem }) => lastItem !== undefined) ? "byLastItem" : "byCursor";
}

function nextArguments({ cursor, page, next, total, lastPage }: Pagination): unknown[] {
  if (cursor !== undefined)
    return [
      Object.fromEntries(
        cursorParts(cursor).map(({ parameter, ...place }) => [parameter, place.lastItem ?? place.next]),
      ),
    ];
  if (page === undefined) return [next];
  const ends = total === undefined && lastPage === undefined ? [] : [{ total, lastPage }];
  return [page.parameter, page.first, ...ends];
}

function cursorParts(cursor: Pagination["cursor"] = []): readonly CursorPart[] {
  return [cursor].flat();
}

/** Returns whether every value of the schema has a property at the end of these keys. */
function hasCertainly(
  document: OpenApiDocument,
  schema: Schema | undefined,
  keys: readonly string[],
  depth = 0,
): boolean {
  const [key, ...rest] = keys;
  if (key === undefined) return true;
  if (depth > 8) return false;
  const parts = listParts(document, schema);
  if (parts.some(({ required = [] }) => required.includes(key))) {
    const property = parts.map(({ properties = {} }) => properties[key]).find((found) => found !== undefined);
    return hasCertainly(document, property, rest, depth + 1);
  }
  return parts.some(({ anyOf, oneOf }) =>
    (anyOf ?? oneOf)?.every((member) => hasCertainly(document, member, keys, depth + 1)),
  );
}
