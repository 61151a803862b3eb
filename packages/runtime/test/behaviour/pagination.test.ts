import { describe, expect, test } from "vitest";
import { createExampleClient, type ExampleClient, type ExamplePages } from "../example-client.js";
import { inTurn, json, type LoopbackServer, type Script, startServer } from "../loopback-server.js";
import { start } from "./stage.js";

type ListPath = keyof ExamplePages;

const ITEMS = Array.from({ length: 7 }, (_, index) => ({ id: `i${index + 1}` }));

/** A list of `count` items, served in pages of the size that is asked for, but at most `most`. */
function list(count: number, most = 100): Script {
  const items = Array.from({ length: count }, (_, index) => ({ id: `i${index + 1}` }));
  return (response, request) => {
    const { pathname, searchParams } = new URL(request.url, "http://server");
    const size = Math.min(most, Number(searchParams.get("limit")));
    const after = searchParams.get("startAfter") ?? searchParams.get("cursor");
    const begin =
      after === null
        ? (Number(searchParams.get("page") ?? 1) - 1) * size
        : items.findIndex(({ id }) => id === after) + 1;
    const found = items.slice(begin, begin + size);
    const next = begin + size < count ? found.at(-1)?.id : null;
    const meta = { total: count, last_page: Math.ceil(count / size), next };
    json(200, pathname.endsWith("-size") ? found : { items: found, meta })(response, request);
  };
}

async function collect(
  client: ExampleClient,
  path: ListPath,
  query: Record<string, unknown> = {},
  signal?: AbortSignal,
): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of client.paginate(path, { params: { query }, signal })) {
    found.push(item);
    // A walk that does not end must not end the test run either.
    if (found.length > 500) throw new Error("there is no end");
  }
  return found;
}

async function pagesOf(client: ExampleClient, path: ListPath): Promise<unknown[]> {
  const pages: unknown[] = [];
  for await (const page of client.paginate(path).pages()) pages.push(page);
  return pages;
}

function queriesOf({ seen }: Pick<LoopbackServer, "seen">): string[] {
  return seen.map(({ url }) => url.split("?")[1] ?? "");
}

describe("Pagination", () => {
  test.each<[path: ListPath, queries: string[]]>([
    ["/by-last-item", ["limit=3", "limit=3&startAfter=i3", "limit=3&startAfter=i6"]],
    ["/by-next", ["limit=3", "limit=3&cursor=i3", "limit=3&cursor=i6"]],
    ["/by-total", ["limit=3&page=1", "limit=3&page=2", "limit=3&page=3"]],
    ["/by-last-page", ["limit=3&page=1", "limit=3&page=2", "limit=3&page=3"]],
    ["/by-size", ["limit=3&page=1", "limit=3&page=2", "limit=3&page=3"]],
  ])("%s gives every item once and asks for no page too many", async (path, queries) => {
    const stage = await start(list(7));
    expect(await collect(stage.client, path)).toEqual(ITEMS);
    expect(queriesOf(stage)).toEqual(queries);
  });

  test.each<[path: ListPath, requests: number]>([
    ["/by-last-item", 3],
    ["/by-next", 2],
    ["/by-total", 2],
    ["/by-last-page", 2],
    ["/by-size", 3],
  ])("%s ends where the last page is full", async (path, requests) => {
    const { client, seen } = await start(list(6));
    expect(await collect(client, path)).toEqual(ITEMS.slice(0, 6));
    expect(seen).toHaveLength(requests);
  });

  test.each<[path: ListPath]>([
    ["/by-last-item"],
    ["/by-next"],
    ["/by-total"],
    ["/by-last-page"],
    ["/by-size"],
  ])("%s may be empty", async (path) => {
    const { client, seen } = await start(list(0));
    expect(await collect(client, path)).toEqual([]);
    expect(seen).toHaveLength(1);
  });

  test.each<[path: ListPath]>([["/by-next"], ["/by-total"]])(
    "%s is not at its end when the server gives smaller pages than it was asked for",
    async (path) => {
      const { client, seen } = await start(list(7, 2));
      expect(await collect(client, path)).toEqual(ITEMS);
      expect(seen).toHaveLength(4);
    },
  );

  test("begins where the caller says, with the caller's size and filters", async () => {
    const stage = await start(list(7));
    expect(await collect(stage.client, "/by-total", { page: 2, limit: 2, status: "open" })).toHaveLength(5);
    expect(queriesOf(stage)).toEqual([2, 3, 4].map((page) => `page=${page}&limit=2&status=open`));
    expect(await collect(stage.client, "/by-last-item", { startAfter: "i5", limit: 5 })).toEqual(
      ITEMS.slice(5),
    );
  });

  test("returns the responses themselves with pages()", async () => {
    const { client, seen } = await start(list(4));
    expect(await pagesOf(client, "/by-total")).toMatchObject([
      { items: [{ id: "i1" }, { id: "i2" }, { id: "i3" }], meta: { total: 4 } },
      { items: [{ id: "i4" }], meta: { total: 4 } },
    ]);
    expect(seen).toHaveLength(2);
  });

  test("fetches a page when it is needed, and none after a break", async () => {
    const { client, seen } = await start(list(100));
    const items = client.paginate("/by-total");
    expect(seen).toHaveLength(0);
    const found: unknown[] = [];
    for await (const item of items) if (found.push(item) === 4) break;
    expect(seen).toHaveLength(2);
    for await (const item of items) if (found.push(item) === 5) break;
    expect(queriesOf({ seen })[2]).toBe("limit=3&page=1");
  });

  test.each<
    [title: string, path: ListPath, script: Script, count: number, requests: number, problem: string]
  >([
    [
      "a cursor",
      "/by-next",
      json(200, { items: ITEMS.slice(0, 3), meta: { next: "again" } }),
      3,
      2,
      "a page that it returned before",
    ],
    [
      "a cursor with other items",
      "/by-next",
      (response, request) =>
        json(200, { items: [{ id: Math.random() }], meta: { next: "again" } })(response, request),
      2,
      2,
      "a page that it returned before",
    ],
    [
      "a cursor without items",
      "/by-next",
      json(200, { items: [], meta: { next: "again" } }),
      0,
      2,
      "a page that it returned before",
    ],
    [
      "two cursors in turn",
      "/by-next",
      (response, request) => {
        const next = request.url.endsWith("cursor=a") ? "b" : "a";
        json(200, { items: [{ id: Math.random() }], meta: { next } })(response, request);
      },
      3,
      3,
      "a page that it returned before",
    ],
    ["a page", "/by-size", json(200, ITEMS.slice(0, 3)), 3, 2, "a page that it returned before"],
    [
      "a page and a far too big total",
      "/by-total",
      json(200, { items: ITEMS, meta: { total: 9_999 } }),
      7,
      2,
      "a page that it returned before",
    ],
    [
      "a last item",
      "/by-last-item",
      json(200, { items: ITEMS.slice(0, 3) }),
      3,
      2,
      "a page that it returned before",
    ],
    [
      "a last item without an id",
      "/by-last-item",
      json(200, { items: [{ id: "i1" }, { id: "i2" }, { name: "third" }] }),
      3,
      1,
      "no cursor in the last item",
    ],
  ])("throws when the server repeats %s", async (_title, path, script, count, requests, problem) => {
    const { client, seen } = await start(script);
    const found: unknown[] = [];
    const walk = async (): Promise<void> => {
      for await (const item of client.paginate(path)) found.push(item);
    };
    await expect(walk()).rejects.toMatchObject({
      name: "UnreadableResponseError",
      status: 200,
      message: `GET ${path}: the server responded with 200 and ${problem}`,
    });
    expect(found).toHaveLength(count);
    expect(seen).toHaveLength(requests);
  });

  test.each<[path: ListPath, query: Record<string, unknown>, found: unknown[]]>([
    ["/by-next", { cursor: "b" }, [ITEMS[1]]],
    ["/by-next", { cursor: "a" }, [ITEMS[0], ITEMS[1]]],
    ["/by-two-next", { cursor: "b", version: 0 }, [ITEMS[1]]],
    ["/by-url", { limit: 3, cursor: "b" }, [ITEMS[1]]],
  ])("%s throws when the server comes back to %j, where the caller began", async (path, query, found) => {
    const { client, seen } = await start((response, request) => {
      const isFirst = request.url.includes("cursor=a");
      const meta = { next: "b", version: 0, url: "?limit=3&cursor=b" };
      json(200, { items: [isFirst ? ITEMS[0] : ITEMS[1]], meta })(response, request);
    });
    const given: unknown[] = [];
    const walk = async (): Promise<void> => {
      for await (const item of client.paginate(path, { params: { query } })) given.push(item);
    };
    await expect(walk()).rejects.toMatchObject({
      message: `GET ${path}: the server responded with 200 and a page that it returned before`,
    });
    expect(given).toEqual(found);
    expect(seen).toHaveLength(found.length);
  });

  test.each<[path: ListPath, pages: unknown[]]>([
    [
      "/by-next",
      [
        { items: [], meta: { next: "b" } },
        { items: ITEMS, meta: { next: null } },
      ],
    ],
    [
      "/by-next",
      [
        { items: ITEMS.slice(0, 2), meta: { next: "b" } },
        { items: [], meta: { next: "c" } },
        { items: ITEMS.slice(2), meta: {} },
      ],
    ],
    ["/by-next-or-none", [{ meta: { next: "b" } }, { items: ITEMS, meta: { next: "" } }]],
    [
      "/by-total",
      [
        { items: ITEMS.slice(0, 3), meta: { total: 7 } },
        { items: [], meta: { total: 7 } },
        { items: ITEMS.slice(3), meta: { total: 7 } },
      ],
    ],
    [
      "/by-last-page",
      [
        { items: [], meta: { last_page: 4 } },
        { items: ITEMS.slice(0, 3), meta: { last_page: 4 } },
        { items: [], meta: { last_page: 4 } },
        { items: ITEMS.slice(3), meta: { last_page: 4 } },
      ],
    ],
  ])("%s goes on behind an empty page when the response says that there is more", async (path, pages) => {
    const { client, seen } = await start(inTurn(...pages.map((page) => json(200, page))));
    expect(await collect(client, path)).toEqual(ITEMS);
    expect(seen).toHaveLength(pages.length);
  });

  test.each<[path: ListPath, meta: (request: number) => unknown, count: number]>([
    ["/by-next", (request) => ({ next: `c${request}` }), 101],
    ["/by-last-page", () => ({ last_page: 9_999 }), 101],
    // A total that is too high, which no page can tell from a list with gaps.
    ["/by-total", () => ({ total: 50 }), 102],
  ])("%s throws after more than a hundred empty pages in a row", async (path, meta, count) => {
    let request = 0;
    const { client, seen } = await start((response, got) => {
      request += 1;
      const items = path === "/by-total" && request === 1 ? ITEMS.slice(0, 3) : [];
      json(200, { items, meta: meta(request) })(response, got);
    });
    await expect(collect(client, path)).rejects.toMatchObject({
      name: "UnreadableResponseError",
      message: `GET ${path}: the server responded with 200 and too many empty pages`,
    });
    expect(seen).toHaveLength(count);
  });

  test("does not believe a total that is smaller than the number of items", async () => {
    const { client, seen } = await start((response, request) => {
      const page = Number(new URL(request.url, "http://server").searchParams.get("page"));
      json(200, { items: ITEMS.slice(page * 3 - 3, page * 3), meta: { total: 0 } })(response, request);
    });
    expect(await collect(client, "/by-total")).toEqual(ITEMS);
    expect(seen).toHaveLength(3);
  });

  test.each<[path: ListPath, limit: number, requests: number]>([
    ["/by-last-item", 6, 4],
    ["/by-size", 6, 4],
    ["/by-last-item", 7, 4],
  ])(
    "%s gives all 7 items when pages of %i are requested and the server gives 2",
    async (path, limit, requests) => {
      const { client, seen } = await start(list(7, 2));
      expect(await collect(client, path, { limit })).toEqual(ITEMS);
      expect(seen).toHaveLength(requests);
    },
  );

  test.each<[path: ListPath, query: Record<string, unknown>, count: number, requests: number]>([
    ["/by-known-size", {}, 2, 1],
    ["/by-known-size", { limit: 5 }, 4, 1],
    ["/by-known-size", { limit: 6 }, 4, 2],
    ["/by-size", {}, 2, 2],
    ["/by-last-item", {}, 2, 2],
  ])("%s with %j and %i items takes %i requests", async (path, query, count, requests) => {
    const { client, seen } = await start(list(count));
    expect(await collect(client, path, query)).toEqual(ITEMS.slice(0, count));
    expect(seen).toHaveLength(requests);
  });

  test("gives the first page with pages() also when it is empty, and no empty one after it", async () => {
    const empty = await start(list(0));
    expect(await pagesOf(empty.client, "/by-total")).toMatchObject([{ items: [], meta: { total: 0 } }]);
    const full = await start(list(6));
    expect(await pagesOf(full.client, "/by-size")).toHaveLength(2);
    expect([empty.seen, full.seen].map(({ length }) => length)).toEqual([1, 3]);
  });

  test("takes a page without the list for an empty one only where the schema does not require it", async () => {
    const refusal = { name: "UnreadableResponseError" };
    const { client, seen } = await start(json(200, { meta: {} }));
    expect(await collect(client, "/by-next-or-none")).toEqual([]);
    await expect(collect(client, "/by-next")).rejects.toMatchObject(refusal);
    expect(seen).toHaveLength(2);
    for (const page of [[], "text", 5, { items: { id: 1 } }]) {
      const other = await start(json(200, page));
      await expect(collect(other.client, "/by-next-or-none")).rejects.toMatchObject(refusal);
      expect(other.seen).toHaveLength(1);
    }
  });

  test.each<[response: unknown]>([[{ data: [] }], [{ items: { id: 1 } }], [[]], ["text"], [5]])(
    "does not take %j for an empty list",
    async (response) => {
      const { client, seen } = await start(json(200, response));
      await expect(collect(client, "/by-total")).rejects.toMatchObject({
        name: "UnreadableResponseError",
        message: "GET /by-total: the server responded with 200 and no list at /items",
      });
      expect(seen).toHaveLength(1);
    },
  );

  test("takes null and an empty response for an empty list", async () => {
    for (const script of [json(200, { items: null }), json(204, undefined)]) {
      const { client, seen } = await start(script);
      expect(await collect(client, "/by-total")).toEqual([]);
      expect(seen).toHaveLength(1);
    }
  });

  test("retries a page that failed, and throws when it keeps failing", async () => {
    const page = json(200, { items: ITEMS.slice(0, 3), meta: { total: 6 } });
    const { client, seen } = await start(inTurn(page, json(503, {}), json(403, { message: "no" })));
    const found: unknown[] = [];
    const walk = async (): Promise<void> => {
      for await (const item of client.paginate("/by-total")) found.push(item);
    };
    await expect(walk()).rejects.toMatchObject({ name: "ApiError", status: 403 });
    expect(found).toHaveLength(3);
    expect(seen).toHaveLength(3);
  });

  test("ends at once when it is aborted", async () => {
    const controller = new AbortController();
    const page = json(200, { items: ITEMS.slice(0, 3), meta: { total: 6 } });
    const { client, seen } = await start(inTurn(page, () => controller.abort("enough")));
    await expect(collect(client, "/by-total", {}, controller.signal)).rejects.toBe("enough");
    expect(seen).toHaveLength(2);
  });

  test("is refused for an operation that has no pages", async () => {
    const { baseUrl, seen } = await startServer(json(200, []));
    const client = createExampleClient({ token: "t1", baseUrl });
    const paginate = (): unknown => Reflect.apply(client.paginate, client, ["/agents"]);
    expect(paginate).toThrow(expect.objectContaining({ name: "InvalidRequestError", part: "path" }));
    expect(seen).toHaveLength(0);
  });
});
