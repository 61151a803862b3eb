import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createExampleClient, type ExampleClient, type ExamplePages } from "./example-client.js";
import { json, type Script, startServer } from "./loopback-server.js";

const CASES = 1_200;
const DEFAULT_SIZE = 3;
const KNOWN_SIZE = 5;

type ListPath = Exclude<keyof ExamplePages, `${string}{agentId}${string}`>;

interface Item {
  /** Two versions of a thing have the same id. */
  readonly id: number;
  readonly version: number;
  /** A filter of the server takes it out of its page, which becomes shorter. */
  readonly isHidden: boolean;
}

/** A list as a server has it, and what the caller asks for. */
interface List {
  readonly path: ListPath;
  readonly items: readonly Item[];
  /** Maximum number of items on a page, whatever the caller asks for. */
  readonly cap: number;
  readonly limit: number | undefined;
  /** The first page that the caller asks for. */
  readonly start: number;
  /** Added to the total, which is 0 when this is `NaN`. */
  readonly lie: number;
  /** The server's way to say that there is no cursor. */
  readonly noCursor: null | "" | undefined;
  /** True if the server says on every page whether there is more, where it can. */
  readonly tellsMore: boolean;
  /** A fault of the server, and the page with it, which is not the last. */
  readonly fault: { readonly kind: "repeats" | "loses"; readonly page: number } | undefined;
}

const PATHS: readonly ListPath[] = [
  "/by-last-item",
  "/by-next",
  "/by-next-or-none",
  "/by-total",
  "/by-last-page",
  "/by-size",
  "/by-known-size",
  "/by-url",
  "/by-two",
  "/by-two-next",
  "/more-by-last-item",
  "/more-by-next",
  "/more-by-number",
  "/posted",
];
/** The responses say whether there is more. */
const TELLS = new Set<ListPath>([
  "/by-next",
  "/by-next-or-none",
  "/by-last-page",
  "/by-url",
  "/by-two-next",
  "/posted",
]);
const NUMBERED = new Set<ListPath>([
  "/by-total",
  "/by-last-page",
  "/by-size",
  "/by-known-size",
  "/more-by-number",
]);
/** Without its cursor a page has to be refused, because something else says that there is more. */
const LOSABLE = new Set<ListPath>(["/by-two-next", "/more-by-next"]);

const anyList: fc.Arbitrary<List> = fc
  .record({
    path: fc.constantFrom(...PATHS),
    hidden: fc.array(fc.oneof(fc.constant(false), fc.boolean()), { maxLength: 40 }),
    cap: fc.integer({ min: 1, max: 9 }),
    limit: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    start: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 5 })),
    lie: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.constantFrom(1, 7, Number.NaN)),
    noCursor: fc.constantFrom(null, "" as const, undefined),
    tellsMore: fc.boolean(),
    fault: fc.option(
      fc.record({
        kind: fc.constantFrom("repeats" as const, "loses" as const),
        page: fc.integer({ min: 0, max: 3 }),
      }),
      { nil: undefined, freq: 4 },
    ),
  })
  .map(({ path, hidden, cap, start, lie: anyLie, fault, ...given }): List => {
    const tellsMore = given.tellsMore || (LOSABLE.has(path) && fault?.kind === "loses");
    const lie = path === "/by-total" ? anyLie : 0;
    const isNumbered = NUMBERED.has(path);
    // Only where the responses say whether there is more can a filter empty their pages.
    const isFiltered =
      TELLS.has(path) ||
      ((path === "/more-by-next" || path === "/more-by-number") && tellsMore) ||
      (path === "/by-total" && lie === 0 && start === 1);
    const list: List = {
      ...given,
      path,
      items: hidden.map((isHidden, index) => ({
        id: Math.floor(index / 2) + 1,
        version: index % 2,
        isHidden: isHidden && isFiltered,
      })),
      cap: path === "/by-known-size" ? Math.max(cap, KNOWN_SIZE) : cap,
      start: isNumbered ? start : 1,
      lie,
      tellsMore,
      fault: undefined,
    };
    if (fault === undefined || lie !== 0) return list;
    const page = list.start - 1 + fault.page;
    const rest = list.items.slice((page + 1) * sizeOf(list));
    // A total is reached before pages on which a filter leaves nothing.
    const isLast = (path === "/by-total" ? visible(rest) : rest).length === 0;
    if (isLast || (fault.kind === "loses" && !LOSABLE.has(path))) return list;
    // A numbered page that is empty twice is not to be told from two empty ones.
    if (fault.kind === "repeats" && isNumbered && visiblePage(list, page).length === 0) return list;
    return { ...list, fault: { kind: fault.kind, page } };
  });

/** Number of items on a page before the filter. */
function sizeOf({ path, cap, limit = DEFAULT_SIZE }: List): number {
  // It has no parameter for the size.
  return path === "/by-next-or-none" ? cap : Math.min(cap, limit);
}

function visible(items: readonly Item[]): Item[] {
  return items.filter(({ isHidden }) => !isHidden);
}

function visiblePage(list: List, page: number): Item[] {
  const size = sizeOf(list);
  return visible(list.items.slice(page * size, (page + 1) * size));
}

/** An item as the server gives it: only where a cursor has a version too do two things have the same id. */
function show({ path, items }: List, item: Item): unknown {
  return path === "/by-two" ? item : { ...item, id: items.indexOf(item) + 1 };
}

/** The number of items before the page that is asked for. */
function readPosition(list: List, asked: Readonly<Record<string, unknown>>): number {
  const { page, startAfter, startVersion, cursor } = asked;
  if (page !== undefined) return (Number(page) - 1) * sizeOf(list);
  if (startAfter === undefined) return Number(cursor ?? 0);
  const id = Number(startAfter);
  return list.path === "/by-two" ? (id - 1) * 2 + Number(startVersion) + 1 : id;
}

function serve(list: List): Script {
  const { path, items, lie, noCursor, tellsMore, fault } = list;
  const size = sizeOf(list);
  return (response, request) => {
    const { pathname, searchParams } = new URL(request.url, "http://server");
    const asked: Record<string, unknown> =
      request.method === "POST" ? JSON.parse(request.body) : Object.fromEntries(searchParams);
    const position = readPosition(list, asked);
    if (path === "/by-two-next" && position > 0 && Number(asked["version"]) !== position % 2) {
      json(400, { message: "half a cursor" })(response, request);
      return;
    }
    const askedPage = Math.floor(position / size);
    const isRepeated = fault?.kind === "repeats" && askedPage === fault.page + 1;
    const begin = isRepeated ? fault.page * size : position;
    const end = begin + size;
    const hasMore = end < items.length;
    const isLost = fault?.kind === "loses" && askedPage === fault.page;
    searchParams.set("cursor", String(end));
    const meta = {
      next: hasMore && !isLost ? String(end) : noCursor,
      version: hasMore ? end % 2 : noCursor,
      url: hasMore ? `${pathname}?${searchParams.toString()}` : noCursor,
      last_page: Math.max(1, Math.ceil(items.length / size)),
      total: Number.isNaN(lie) ? 0 : visible(items).length + lie,
      ...(tellsMore && { more: hasMore }),
    };
    const page = visible(items.slice(begin, end)).map((item) => show(list, item));
    json(200, path.endsWith("-size") ? page : { items: page, meta })(response, request);
  };
}

interface Walk {
  readonly found: readonly unknown[];
  readonly error: unknown;
}

async function walk(client: ExampleClient, { path, limit, start }: List): Promise<Walk> {
  const found: unknown[] = [];
  const values = { ...(limit !== undefined && { limit }), ...(start > 1 && { page: start }) };
  const init = path === "/posted" ? { body: values } : { params: { query: values } };
  try {
    for await (const item of client.paginate(path, init)) {
      found.push(item);
      if (found.length > 100) throw new Error("there is no end");
    }
    return { found, error: undefined };
  } catch (error) {
    return { found, error };
  }
}

/** The items up to the page at which the server goes wrong, or all. */
function expectItems(list: List): Item[] {
  const size = sizeOf(list);
  const end = list.fault === undefined ? list.items.length : (list.fault.page + 1) * size;
  return visible(list.items.slice((list.start - 1) * size, end));
}

test("paginate gives exactly the items that the server has, or throws", { timeout: 60_000 }, async () => {
  let script: Script = json(404, {});
  const server = await startServer((response, request) => script(response, request));
  const client = createExampleClient({ token: "t1", baseUrl: server.baseUrl });
  const tally = { complete: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(anyList, async (list) => {
      script = serve(list);
      const before = server.seen.length;
      const { found, error } = await walk(client, list);
      const expected = expectItems(list).map((item) => show(list, item));
      tally[error === undefined ? "complete" : "refused"] += 1;
      expect(found).toEqual(expected);
      if (error === undefined) {
        expect(list.fault).toBeUndefined();
        // One request more than there are pages, at most.
        const pages = Math.ceil(list.items.length / sizeOf(list));
        expect(server.seen.length - before).toBeLessThanOrEqual(pages + 1);
      } else {
        expect(error).toMatchObject({ name: "UnreadableResponseError" });
        // A total that is too high leads nowhere.
        expect(list.fault !== undefined || list.lie > 0).toBe(true);
      }
    }),
    { numRuns: CASES, seed: 2_911 },
  );
  expect(tally.complete).toBeGreaterThan(CASES / 2);
  expect(tally.refused).toBeGreaterThan(CASES / 20);
});
