import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { CallName } from "./errors/runtime-error.js";
import { UnreadableResponseError } from "./errors/unreadable-response-error.js";
import { readPointer } from "./json-pointer.js";
import { isPlainObject } from "./platform-object.js";
import type { Pagination } from "./provider.js";
import type { AnyResult } from "./result.js";
import { unwrap } from "./unwrap.js";

/** Items of a list over all of its pages, which are fetched as they are needed. */
export interface Paginator<Item, Page> extends AsyncIterable<Item> {
  /** The responses themselves, page by page: the first one always, later ones unless they are empty. */
  pages(): AsyncIterable<Page>;
}

/** Fetches one page with these query parameters in addition to the caller's own. */
export type FetchPage = (query: Readonly<Record<string, unknown>>) => Promise<AnyResult>;

/** Maximum number of empty pages in a row. A filter can empty many, but a list must come to an end. */
const MOST_EMPTY = 100;

/**
 * Walks through a list. Where a response says whether there is more, that decides, also after an empty page. Where it does
 * not, the list ends with an empty page, or with one that is shorter than the server could have made it. Throws when the
 * server repeats a page or a cursor, and after too many empty pages.
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
      for await (const [content] of walk()) yield content;
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
  const start = given[parameter] ?? page?.first;
  let position: unknown = start;
  let count = 0;
  // Above the maximum, the server may have pages of a size of its own.
  let longest = Number(wanted) <= (size?.maximum ?? 0) ? Number(wanted) : 0;
  let empty = 0;
  let previous = "";
  const seen = new Set<unknown>();
  for (;;) {
    const result = await fetchPage({ ...(size && { [size.parameter]: wanted }), [parameter]: position });
    const content = await unwrap(result);
    const refuse = (problem: string): never => {
      throw new UnreadableResponseError(call, result.status, "", problem);
    };
    const items = readItems(facts, content) ?? refuse(`no list at ${facts.items}`);
    const { length } = items;
    const text = JSON.stringify(items);
    if (seen.has(position) || (length > 0 && text === previous)) refuse("a page that it gave before");
    seen.add(position);
    previous = text;
    empty = length > 0 ? 0 : empty + 1;
    if (empty > MOST_EMPTY) refuse("too many empty pages");
    if (empty === 0 || seen.size === 1) yield [content, items];
    count += length;
    longest = Math.max(longest, length);
    const isShort = length === 0 || (size !== undefined && length < longest);
    const counted = start === page?.first ? count : NaN;
    if (isLast(facts, content, position, counted) ?? isShort) return;
    position = nextPosition(facts, content, position, items.at(-1)) || refuse("no cursor in the last item");
  }
}

/** The list of a response, or `undefined` when it has none but should. */
function readItems(
  { items: pointer, optional }: Pagination,
  content: unknown,
): readonly unknown[] | undefined {
  const items = readPointer(content, pointer);
  if (Array.isArray(items)) return items;
  if (items === null || content === undefined) return [];
  return optional && items === undefined && isPlainObject(content) ? [] : undefined;
}

/**
 * Whether a response says that this is the last page; `undefined` when it says nothing, or what cannot be. `count` is `NaN`
 * when nobody knows how many items there were on the pages that the caller skipped.
 */
function isLast(
  { cursor, lastPage, total }: Pagination,
  content: unknown,
  position: unknown,
  count: number,
): boolean | undefined {
  if (cursor?.next !== undefined) return !readPointer(content, cursor.next);
  const compare = (pointer: string | undefined, reached: number): boolean | undefined => {
    const end = pointer && readPointer(content, pointer);
    return typeof end === "number" && end >= reached ? end === reached : undefined;
  };
  return compare(lastPage, Number(position)) ?? compare(total, count);
}

function nextPosition(
  { cursor }: Pagination,
  content: unknown,
  position: unknown,
  lastItem: unknown,
): unknown {
  if (cursor === undefined) return Number(position) + 1;
  const { next, lastItem: key = "" } = cursor;
  return next === undefined ? readPointer(lastItem, key) : readPointer(content, next);
}
