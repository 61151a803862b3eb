import type { OpenApiDocument, Pagination } from "../../generator/document.ts";
import type { Operation } from "../../generator/list-operations.ts";
import { isObject } from "../../base/json/json-object.ts";
import { parsePointer, valueAt } from "../../base/json/json-pointer.ts";
import type { AnswerCall, ContractCall } from "./contract-call.ts";
import { listAnswerCalls } from "./list-calls.ts";

/** A walk through a list in which the mock gives the same page each time. */
export interface PageWalk {
  readonly title: string;
  /** Options of the caller, and the page that the server returns. */
  readonly call: AnswerCall;
  /** The requests for the first and the second page, as calls that say everything themselves. */
  readonly first: ContractCall;
  /** `undefined` when the page is the last one, or when the spec alone does not tell how the list goes on. */
  readonly second: ContractCall | undefined;
  /** True if the page itself says that it is the last one. */
  readonly isLast: boolean;
}

type Values = Readonly<Record<string, unknown>>;

/** A walk from each page that a list has as an example. */
export function listPageWalks(document: OpenApiDocument, operation: Operation): PageWalk[] {
  const { pagination } = operation;
  if (pagination === undefined) return [];
  const { size, page } = pagination;
  const start = {
    ...(size && { [size.parameter]: size.default }),
    ...(page && { [page.parameter]: page.first }),
  };
  const pages = listAnswerCalls(document, operation).filter(({ answer }) => answer.ok);
  return pages.map((call) => {
    const next = readNext(pagination, call.answer.body);
    const first = withValues(pagination, call, start);
    return {
      title: `goes through pages from ${call.title.replace("gives answer ", "")}`,
      call,
      first,
      second:
        typeof next === "object"
          ? withValues(pagination, pagination.kind === "url" ? call : first, next)
          : undefined,
      isLast: next === "last",
    };
  });
}

function withValues(pagination: Pagination, call: ContractCall, values: Values): ContractCall {
  const { params, body } = call;
  if (pagination.in === "body") return { ...call, body: { ...(isObject(body) && body), ...values } };
  return { ...call, params: { ...params, query: { ...params.query, ...values } } };
}

/** Values that the next page is requested with, if the response has them; otherwise `undefined`. */
function readNext(pagination: Pagination, body: unknown): Values | "last" | undefined {
  const { page, next, more } = pagination;
  const hasMore = more === undefined ? undefined : read(body, more);
  if (hasMore === false) return "last";
  if (page !== undefined) {
    const isLast = hasMore === true ? false : isLastNumber(pagination, body);
    return isLast === false ? { [page.parameter]: page.first + 1 } : isLast && "last";
  }
  return next === undefined ? readCursor(pagination, body, hasMore === true) : readUrl(read(body, next));
}

/** Returns whether a first page is the last one according to the counts in the response. */
function isLastNumber({ items, page, total, lastPage }: Pagination, body: unknown): boolean | undefined {
  if (lastPage !== undefined) return Number(read(body, lastPage)) === page?.first;
  return total === undefined ? undefined : Number(read(body, total)) === listOf(body, items).length;
}

function readUrl(url: unknown): Values | "last" | undefined {
  if (typeof url !== "string") return "last";
  // A whole URL leads to the API and not to the mock.
  return url.startsWith("/") ? Object.fromEntries(new URL(url, "http://mock").searchParams) : undefined;
}

function readCursor(
  { cursor = [], items }: Pagination,
  body: unknown,
  hasMore: boolean,
): Values | "last" | undefined {
  const parts = [cursor].flat();
  const isOfItem = parts.some(({ lastItem }) => lastItem !== undefined);
  // A short page can be the last one.
  if (isOfItem && !hasMore) return undefined;
  const from = isOfItem ? listOf(body, items).at(-1) : body;
  const values = parts.map(({ parameter, lastItem, next }) => [
    parameter,
    read(from, lastItem ?? next ?? ""),
  ]);
  const isMissing = values.every(([, value]) => value === undefined || value === null || value === "");
  return isMissing ? "last" : Object.fromEntries(values);
}

function listOf(body: unknown, pointer: string): readonly unknown[] {
  const items = read(body, pointer);
  return Array.isArray(items) ? items : [];
}

function read(value: unknown, pointer: string): unknown {
  return valueAt(value, parsePointer(pointer));
}
