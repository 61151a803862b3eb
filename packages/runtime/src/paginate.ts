import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { CallName } from "./errors/runtime-error.js";
import { UnreadableResponseError } from "./errors/unreadable-response-error.js";
import { readPointer } from "./json-pointer.js";
import type { Pagination } from "./provider.js";
import type { AnyResult } from "./result.js";
import { unwrap } from "./unwrap.js";

/** Items of a list over all of its pages, which are fetched as they are needed. */
export interface Paginator<Item, Page> extends AsyncIterable<Item> {
  /** The answers themselves, page by page. */
  pages(): AsyncIterable<Page>;
}

/** Fetches one page with these query parameters besides the caller's own. */
export type FetchPage = (query: Readonly<Record<string, unknown>>) => Promise<AnyResult>;

/**
 * Walks through a list. It ends with an empty page, with a short one when nothing in the answer tells how many there are,
 * and when the server gives a page or a cursor for the second time: it never asks for ever.
 */
export function paginate(
  call: CallName,
  facts: Pagination | undefined,
  given: Readonly<Record<string, unknown>>,
  fetchPage: FetchPage,
): Paginator<unknown, unknown> {
  if (facts === undefined) {
    throw new InvalidRequestError(call, "path", undefined, "leads to no list of which the spec has pages");
  }
  const walk = (): AsyncGenerator<readonly [unknown, readonly unknown[]]> =>
    walkPages(call, facts, given, fetchPage);
  return {
    async *pages() {
      for await (const [page] of walk()) yield page;
    },
    async *[Symbol.asyncIterator]() {
      for await (const [, items] of walk()) yield* items;
    },
  };
}

async function* walkPages(
  call: CallName,
  facts: Pagination,
  given: Readonly<Record<string, unknown>>,
  fetchPage: FetchPage,
): AsyncGenerator<readonly [unknown, readonly unknown[]]> {
  const { size, cursor, page } = facts;
  const parameter = (cursor ?? page)?.parameter ?? "";
  const wanted = size && (given[size.parameter] ?? size.default);
  let position: unknown = given[parameter] ?? page?.first;
  let count = 0;
  let previous = "";
  const seen = new Set<string | undefined>();
  for (;;) {
    seen.add(JSON.stringify(position));
    const result = await fetchPage({
      ...(size && { [size.parameter]: wanted }),
      ...(position !== undefined && { [parameter]: position }),
    });
    const answer = await unwrap(result);
    const items = readItems(call, facts, result.status, answer);
    // The same items again: a server that does not look at the parameter.
    const text = JSON.stringify(items);
    if (items.length === 0 || text === previous) return;
    yield [answer, items];
    previous = text;
    count += items.length;
    const isShort = typeof wanted === "number" && items.length < wanted;
    position = nextPosition(facts, position, answer, items.at(-1), count, isShort);
    if (position === undefined || seen.has(JSON.stringify(position))) return;
  }
}

/** The array of the answer. An answer of another shape is no empty list: that would hide what there is. */
function readItems(
  call: CallName,
  { items: pointer }: Pagination,
  status: number,
  answer: unknown,
): readonly unknown[] {
  const items = readPointer(answer, pointer);
  if (Array.isArray(items)) return items;
  if (items === null || answer === undefined) return [];
  throw new UnreadableResponseError(call, status, "", `no list at ${pointer}`);
}

/** What the next page is asked for with, or `undefined` when this was the last. */
function nextPosition(
  { cursor, lastPage, total }: Pagination,
  position: unknown,
  answer: unknown,
  lastItem: unknown,
  count: number,
  isShort: boolean,
): unknown {
  if (cursor?.next !== undefined) return readPointer(answer, cursor.next) || undefined;
  if (cursor !== undefined)
    return isShort ? undefined : (readPointer(lastItem, cursor.lastItem ?? "") ?? undefined);
  const last = lastPage && readPointer(answer, lastPage);
  const all = total && readPointer(answer, total);
  const isLast =
    typeof last === "number" ? Number(position) >= last : typeof all === "number" ? count >= all : isShort;
  return isLast ? undefined : Number(position) + 1;
}
