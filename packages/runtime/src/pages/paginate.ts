import type { CallSettings } from "../client/call-settings.js";
import type { Paginator, UntypedInit } from "../client/client.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import type { CallName } from "../errors/runtime-error.js";
import { UnreadableResponseError } from "../errors/unreadable-response-error.js";
import { readPointer } from "../values/json-pointer.js";
import type { Values } from "./walk.js";
import { performCall } from "../client/call.js";
import { isPlainObject } from "../values/platform-object.js";
import type { Pagination } from "../client/provider.js";
import { unwrap } from "../response/unwrap.js";

/** Maximum number of empty pages in a row. A filter can empty many, but a list must come to an end. */
const MOST_EMPTY = 100;

/**
 * Walks through a list. If a response says whether there is more, that decides, even after an empty page. Otherwise the list
 * ends with an empty page, or with one that is shorter than the server could have made it. Throws when the server repeats a
 * page or a cursor, and after too many empty pages.
 */
export function paginate(
  settings: CallSettings,
  path: string,
  init: UntypedInit = {},
): Paginator<unknown, unknown> {
  const facts = settings.provider.pages?.[path];
  const call = { method: facts?.method ?? "GET", path };
  if (facts === undefined) {
    throw new InvalidRequestError(call, "path", undefined, "is not a list with pages in the spec");
  }
  const walk = (): AsyncGenerator<readonly [unknown, readonly unknown[]]> =>
    walkPages(settings, call, facts, init);
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
  settings: CallSettings,
  call: CallName,
  facts: Pagination,
  init: UntypedInit,
): AsyncGenerator<readonly [unknown, readonly unknown[]]> {
  const { first, size, maximum = 0, next, part } = facts;
  const start: Record<string, unknown> = { ...(part?.read(call, init) ?? init.params?.query) };
  for (const name in first) start[name] ??= first[name];
  const wanted = Number(start[size ?? ""]);
  // Above the maximum, the server may have pages of a size of its own.
  let longest = wanted <= maximum ? wanted : 0;
  let sent: Values = start;
  let count = 0;
  let empty = 0;
  let previous = "";
  const seen = new Set<string>();
  for (;;) {
    const result = await performCall(
      settings,
      call.method,
      call.path,
      part?.write(init, sent) ?? { ...init, params: { ...init.params, query: sent } },
    );
    const content = await unwrap(result);
    const refuse = (problem: string): never => {
      throw new UnreadableResponseError(call, result.status, "", problem);
    };
    const items = readItems(facts, content) ?? refuse(`no list at ${facts.items}`);
    const { length } = items;
    const text = JSON.stringify(items);
    if (length > 0 && text === previous) refuse("a page that it returned before");
    previous = text;
    empty = length > 0 ? 0 : empty + 1;
    if (empty > MOST_EMPTY) refuse("too many empty pages");
    if (empty === 0 || seen.size === 0) yield [content, items];
    count += length;
    longest = Math.max(longest, length);
    const isShort = length === 0 || (size !== undefined && length < longest);
    const changes = next({ settings, call, init, content, items, isShort, count, start, sent, refuse });
    if (changes === undefined) return;
    const positionIn = (values: Values): string =>
      JSON.stringify(Object.keys(changes).map((name) => changes[name] === undefined || String(values[name])));
    seen.add(positionIn(sent));
    if (seen.has(positionIn(changes))) refuse("a page that it returned before");
    sent = { ...sent, ...changes };
  }
}

/** Returns the list of a response, or `undefined` when it should have one and has none. */
function readItems(
  { items: pointer, optional }: Pagination,
  content: unknown,
): readonly unknown[] | undefined {
  const items = readPointer(content, pointer);
  if (Array.isArray(items)) return items;
  if (items === null || content === undefined) return [];
  return optional && items === undefined && isPlainObject(content) ? [] : undefined;
}
