import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createExampleClient, type ExampleClient, type ExamplePages } from "./example-client.js";
import { json, type Script, startServer } from "./loopback-server.js";

const CASES = 600;
const DEFAULT_SIZE = 3;
const KNOWN_SIZE = 5;

interface Item {
  readonly id: number;
  /** A filter of the server takes it out of its page, which becomes shorter. */
  readonly isHidden: boolean;
}

/** A list as a server has it, and what the caller asks for. */
interface List {
  readonly path: keyof ExamplePages;
  readonly items: readonly Item[];
  /** Maximum number of items on a page, whatever the caller asks for. */
  readonly cap: number;
  readonly limit: number | undefined;
  /** The first page that the caller asks for. */
  readonly start: number;
  /** Added to the total, which is 0 when this is `NaN`. */
  readonly lie: number;
}

const anyList: fc.Arbitrary<List> = fc
  .record({
    path: fc.constantFrom<keyof ExamplePages>(
      "/by-last-item",
      "/by-next",
      "/by-next-or-none",
      "/by-total",
      "/by-last-page",
      "/by-size",
      "/by-known-size",
    ),
    hidden: fc.array(fc.oneof(fc.constant(false), fc.boolean()), { maxLength: 40 }),
    cap: fc.integer({ min: 1, max: 9 }),
    limit: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    start: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 5 })),
    lie: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.constantFrom(1, 7, Number.NaN)),
  })
  .map(({ path, hidden, cap, limit, start, lie }): List => {
    // Only where the responses say whether there is more can a filter empty their pages.
    const isFiltered = /next|page$/.test(path) || (path === "/by-total" && lie === 0 && start === 1);
    return {
      path,
      items: hidden.map((isHidden, index) => ({ id: index + 1, isHidden: isHidden && isFiltered })),
      cap: path === "/by-known-size" ? Math.max(cap, KNOWN_SIZE) : cap,
      limit,
      start: /page$|total|size/.test(path) ? start : 1,
      lie: path === "/by-total" ? lie : 0,
    };
  });

/** Number of items on a page before the filter. */
function sizeOf({ path, cap, limit = DEFAULT_SIZE }: List): number {
  // It has no parameter for the size.
  return path === "/by-next-or-none" ? cap : Math.min(cap, limit);
}

function visible(items: readonly Item[]): Item[] {
  return items.filter(({ isHidden }) => !isHidden);
}

function serve(list: List): Script {
  const { path, items, lie } = list;
  const size = sizeOf(list);
  return (answer, request) => {
    const query = new URL(request.url, "http://server").searchParams;
    const after = Number(query.get("startAfter") ?? query.get("cursor") ?? 0);
    const begin = query.has("page") ? (Number(query.get("page")) - 1) * size : after;
    const end = begin + size;
    const page = visible(items.slice(begin, end));
    const meta = {
      next: end < items.length ? String(end) : null,
      last_page: Math.max(1, Math.ceil(items.length / size)),
      total: Number.isNaN(lie) ? 0 : visible(items).length + lie,
    };
    json(200, path.endsWith("-size") ? page : { items: page, meta })(answer, request);
  };
}

interface Walk {
  readonly found: readonly unknown[];
  readonly error: unknown;
}

async function walk(client: ExampleClient, { path, limit, start }: List): Promise<Walk> {
  const found: unknown[] = [];
  const query = { ...(limit !== undefined && { limit }), ...(start > 1 && { page: start }) };
  try {
    for await (const item of client.paginate(path, { params: { query } })) {
      found.push(item);
      if (found.length > 100) throw new Error("there is no end");
    }
    return { found, error: undefined };
  } catch (error) {
    return { found, error };
  }
}

test("paginate gives exactly the items that the server has, or throws", { timeout: 60_000 }, async () => {
  let script: Script = json(404, {});
  const server = await startServer((answer, request) => script(answer, request));
  const client = createExampleClient({ token: "t1", baseUrl: server.baseUrl });
  const tally = { complete: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(anyList, async (list) => {
      script = serve(list);
      const before = server.seen.length;
      const { found, error } = await walk(client, list);
      expect(found).toEqual(visible(list.items.slice((list.start - 1) * sizeOf(list))));
      tally[error === undefined ? "complete" : "refused"] += 1;
      if (error === undefined) {
        // One request more than there are pages, at most.
        const pages = Math.ceil(list.items.length / sizeOf(list));
        expect(server.seen.length - before).toBeLessThanOrEqual(pages + 1);
      } else {
        expect(error).toMatchObject({ name: "UnreadableResponseError" });
        // Only a total that is too high leads nowhere.
        expect(list.lie).toBeGreaterThan(0);
      }
    }),
    { numRuns: CASES, seed: 2_911 },
  );
  expect(tally.complete).toBeGreaterThan(CASES / 2);
  expect(tally.refused).toBeGreaterThan(0);
});
