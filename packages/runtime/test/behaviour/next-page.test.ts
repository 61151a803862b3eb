import { describe, expect, test } from "vitest";
import type { UntypedInit } from "../../src/index.js";
import type { ExampleClient, ExamplePages } from "../example-client.js";
import { inTurn, json, type LoopbackServer, type Script, startServer } from "../loopback-server.js";
import { start } from "./stage.js";

type ListPath = keyof ExamplePages;

async function collect(client: ExampleClient, path: ListPath, init: UntypedInit = {}): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of client.paginate(path, init)) {
    // A walk that does not end must not end the test run either.
    if (found.push(item) > 500) throw new Error("there is no end");
  }
  return found;
}

/** Gives these pages one after the other, and 404 after them: then it was asked for a page too many. */
function serve(...pages: readonly object[]): Script {
  return inTurn(...pages.map((page) => json(200, page)), json(404, { message: "no such page" }));
}

function queriesOf({ seen }: Pick<LoopbackServer, "seen">): string[] {
  return seen.map(({ url }) => url.split("?")[1] ?? "");
}

const ANN = { id: "a1", version: 0 };
const ANN_LATER = { id: "a1", version: 1 };
const BOB = { id: "b1", version: 0 };

describe("The next page by a cursor of two parameters", () => {
  test("is requested with both values of the last item, also with 0", async () => {
    const stage = await start(serve({ items: [ANN_LATER, ANN, BOB] }, { items: [ANN] }));
    expect(await collect(stage.client, "/by-two")).toEqual([ANN_LATER, ANN, BOB, ANN]);
    expect(queriesOf(stage)).toEqual(["limit=3", "limit=3&startAfter=b1&startVersion=0"]);
  });

  test("is requested with both values of the response", async () => {
    const stage = await start(
      serve({ items: [ANN], meta: { next: "n1", version: 0 } }, { items: [BOB], meta: {} }),
    );
    expect(await collect(stage.client, "/by-two-next")).toEqual([ANN, BOB]);
    expect(queriesOf(stage)).toEqual(["limit=3", "limit=3&cursor=n1&version=0"]);
  });

  test("is another one when only the comma moves", async () => {
    const pages = [
      { items: [ANN], meta: { next: "1,2", version: "3" } },
      { items: [BOB], meta: { next: "1", version: "2,3" } },
      { items: [ANN], meta: {} },
    ];
    const stage = await start(serve(...pages));
    expect(await collect(stage.client, "/by-two-next")).toEqual([ANN, BOB, ANN]);
  });

  test.each<[path: ListPath, page: object, problem: string]>([
    ["/by-two", { items: [ANN, BOB, { id: "c1" }] }, "no cursor in the last item"],
    ["/by-two", { items: [ANN, BOB, { id: "", version: 1 }] }, "no cursor in the last item"],
    ["/by-two-next", { items: [ANN], meta: { next: "n1" } }, "only a part of the cursor"],
    ["/by-two-next", { items: [ANN], meta: { next: null, version: 0 } }, "only a part of the cursor"],
  ])("%s is refused after %j, which has one half", async (path, page, problem) => {
    const { client, seen } = await start(serve(page, page));
    await expect(collect(client, path)).rejects.toMatchObject({
      name: "UnreadableResponseError",
      message: `GET ${path}: the server responded with 200 and ${problem}`,
    });
    expect(seen).toHaveLength(1);
  });
});

describe("The next page by POST", () => {
  test("is requested with the cursor in the body, next to the caller's own values", async () => {
    const stage = await start(
      serve({ items: [ANN], meta: { next: "n1" } }, { items: [], meta: { next: "n2" } }, { items: [BOB] }),
    );
    const init = { body: { filter: { status: ["ended"] }, limit: 2 }, headers: { "X-A": "a" } };
    expect(await collect(stage.client, "/posted", init)).toEqual([ANN, BOB]);
    const sent = { filter: { status: ["ended"] }, limit: 2 };
    expect(stage.seen.map(({ method, url, body }) => [method, url, JSON.parse(body)])).toEqual([
      ["POST", "/posted", sent],
      ["POST", "/posted", { ...sent, cursor: "n1" }],
      ["POST", "/posted", { ...sent, cursor: "n2" }],
    ]);
    expect(stage.seen.map(({ headers }) => headers["x-a"])).toEqual(["a", "a", "a"]);
    expect(init.body).toEqual(sent);
  });

  test("begins where the caller says, and without a body", async () => {
    const stage = await start(serve({ items: [ANN] }, { items: [BOB] }));
    expect(await collect(stage.client, "/posted", { body: { cursor: "n1" } })).toEqual([ANN]);
    expect(await collect(stage.client, "/posted")).toEqual([BOB]);
    expect(stage.seen.map(({ body }) => JSON.parse(body))).toEqual([
      { cursor: "n1", limit: 3 },
      { limit: 3 },
    ]);
  });

  test("can have its cursor in the query", async () => {
    const stage = await start(serve({ items: [ANN], meta: { next: "n1" } }, { items: [BOB] }));
    const init = { params: { path: { agentId: "a1" } }, body: ["d1", "d2"] };
    expect(await collect(stage.client, "/posted/{agentId}", init)).toEqual([ANN, BOB]);
    expect(stage.seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      ["POST", "/posted/a1?limit=3", '["d1","d2"]'],
      ["POST", "/posted/a1?limit=3&cursor=n1", '["d1","d2"]'],
    ]);
  });

  test.each([["text"], [[1]], [5], [new Blob(["{}"])], [new FormData()]])(
    "is refused with the body %o, to which no cursor can be added",
    async (body) => {
      const { client, seen } = await start(serve({ items: [ANN] }));
      await expect(collect(client, "/posted", { body })).rejects.toMatchObject({
        name: "InvalidRequestError",
        part: "body",
        message: "POST /posted: body must be a plain object of names and values; nothing was sent",
      });
      expect(seen).toHaveLength(0);
    },
  );

  test("is retried like a page by GET", async () => {
    const { client, seen } = await start(
      inTurn(
        json(500, {}),
        json(200, { items: [ANN], meta: { next: "n1" } }),
        json(502, {}),
        json(200, { items: [BOB] }),
      ),
    );
    expect(await collect(client, "/posted")).toEqual([ANN, BOB]);
    expect(seen).toHaveLength(4);
  });

  test("is refused when the server repeats a cursor", async () => {
    const { client, seen } = await start(json(200, { items: [], meta: { next: "again" } }));
    await expect(collect(client, "/posted")).rejects.toMatchObject({
      name: "UnreadableResponseError",
      message: "POST /posted: the server responded with 200 and a page that it returned before",
    });
    expect(seen).toHaveLength(2);
  });
});

describe("A response that says whether there is more", () => {
  test.each<[path: ListPath, pages: readonly object[], count: number]>([
    // The cursor of the last page leads nowhere.
    ["/more-by-next", [{ items: [ANN], meta: { more: false, next: "n1" } }], 1],
    [
      "/more-by-next",
      [
        { items: [], meta: { more: true, next: "n1" } },
        { items: [ANN], meta: { more: false } },
      ],
      1,
    ],
    [
      "/more-by-next",
      [
        { items: [ANN], meta: { more: true, next: "n1" } },
        { items: [BOB], meta: { more: false } },
      ],
      2,
    ],
    // Where it does not, the cursor decides.
    [
      "/more-by-next",
      [
        { items: [ANN], meta: { more: null, next: "n1" } },
        { items: [BOB], meta: {} },
      ],
      2,
    ],
    ["/more-by-next", [{ items: [ANN], meta: { next: null } }], 1],
    ["/more-by-next", [{ items: [ANN], meta: { next: "" } }], 1],
    ["/more-by-next", [{ items: [ANN], meta: { next: false } }], 1],
    [
      "/more-by-next",
      [
        { items: [ANN], meta: { next: 0 } },
        { items: [BOB], meta: { next: null } },
      ],
      2,
    ],
    ["/more-by-next", [{ items: [ANN] }], 1],
    // A full page is the last one, and a short or empty one is not.
    ["/more-by-number", [{ items: [ANN, ANN_LATER, BOB], meta: { more: false } }], 3],
    [
      "/more-by-number",
      [
        { items: [ANN], meta: { more: true } },
        { items: [BOB], meta: { more: false } },
      ],
      2,
    ],
    [
      "/more-by-number",
      [
        { items: [], meta: { more: true } },
        { items: [BOB], meta: { more: false } },
      ],
      1,
    ],
    ["/more-by-last-item", [{ items: [ANN, ANN_LATER, BOB], meta: { more: false } }], 3],
    [
      "/more-by-last-item",
      [
        { items: [ANN], meta: { more: true } },
        { items: [BOB], meta: { more: false } },
      ],
      2,
    ],
    // Where it does not, a short page is the last one.
    ["/more-by-number", [{ items: [ANN, ANN_LATER, BOB] }, { items: [ANN] }], 4],
    ["/more-by-last-item", [{ items: [ANN, ANN_LATER, BOB] }, { items: [ANN] }], 4],
  ])("%s with %j", async (path, pages, count) => {
    const { client, seen } = await start(serve(...pages));
    expect(await collect(client, path)).toHaveLength(count);
    expect(seen).toHaveLength(pages.length);
  });

  test.each<[path: ListPath, page: object, problem: string]>([
    ["/more-by-next", { items: [ANN], meta: { more: true } }, "no cursor, although there is more"],
    [
      "/more-by-next",
      { items: [ANN], meta: { more: true, next: null } },
      "no cursor, although there is more",
    ],
    ["/more-by-next", { items: [ANN], meta: { more: true, next: "" } }, "no cursor, although there is more"],
    ["/more-by-next", { items: [ANN], meta: { more: "yes" } }, "no cursor, although there is more"],
    ["/more-by-last-item", { items: [], meta: { more: true } }, "no cursor in the last item"],
    ["/more-by-last-item", { items: [{ name: "Ann" }], meta: { more: true } }, "no cursor in the last item"],
  ])("%s is refused with %j, which does not say how to go on", async (path, page, problem) => {
    const { client, seen } = await start(serve(page));
    await expect(collect(client, path)).rejects.toMatchObject({
      name: "UnreadableResponseError",
      message: `GET ${path}: the server responded with 200 and ${problem}`,
    });
    expect(seen).toHaveLength(1);
  });
});

describe("The next page by its URL", () => {
  test.each<[title: string, address: (baseUrl: string) => string]>([
    ["whole", (baseUrl) => `${baseUrl}/by-url?cursor=n%2B1%3D&limit=2`],
    ["with a slash at the end of the path", (baseUrl) => `${baseUrl}/by-url/?cursor=n%2B1%3D&limit=2`],
    ["without the origin", () => "/by-url?cursor=n%2B1%3D&limit=2"],
    ["as a query alone", () => "?cursor=n%2B1%3D&limit=2"],
  ])("is requested with the query of a URL that is %s", async (_title, address) => {
    const stage = await start((response, { url, headers }) => {
      const next = url.includes("cursor") ? null : address(`http://${String(headers["host"])}`);
      json(200, { items: [next], meta: { url: next } })(response, {
        url,
        headers,
        method: "",
        body: "",
        at: 0,
      });
    });
    const init = { params: { query: { search: "é&", tags: ["a", "b"] } } };
    expect(await collect(stage.client, "/by-url", init)).toHaveLength(2);
    // The URL is the whole request: what the caller gave is in it, as the server understood it.
    expect(queriesOf(stage)).toEqual(["search=%C3%A9%26&tags=a&tags=b&limit=3", "limit=2&cursor=n%2B1%3D"]);
  });

  test("keeps lists, empty values and unknown names of the URL", async () => {
    const url = "?tags=a&tags=b&search=&filter%5Bname%5D=x";
    const stage = await start(serve({ items: [ANN], meta: { url } }, { items: [BOB], meta: { url: null } }));
    await collect(stage.client, "/by-url", { params: { query: { filter: { name: "x" } } } });
    expect(stage.seen.map((request) => [...new URL(request.url, "http://server").searchParams])).toEqual([
      [
        ["filter[name]", "x"],
        ["limit", "3"],
      ],
      [
        ["tags", "a"],
        ["tags", "b"],
        ["search", ""],
        ["filter[name]", "x"],
      ],
    ]);
  });

  test("stays behind a base URL with a path, and at the thing that the caller named", async () => {
    const server = await startServer((response, request) => {
      const isFirst = !request.url.includes("cursor");
      const url = `http://${String(request.headers["host"])}/api/agents/a%201/by-url?cursor=2`;
      json(200, { items: [request.url], meta: { url: isFirst ? url : undefined } })(response, request);
    });
    const { client } = await start(json(500, {}), { baseUrl: `${server.baseUrl}/api` });
    const init = { params: { path: { agentId: "a 1" } } };
    expect(await collect(client, "/agents/{agentId}/by-url", init)).toEqual([
      "/api/agents/a%201/by-url",
      "/api/agents/a%201/by-url?cursor=2",
    ]);
  });

  test.each<[end: unknown]>([[null], [""], [undefined]])(
    "is the last one when the URL is %j",
    async (url) => {
      const { client, seen } = await start(serve({ items: [ANN], meta: { url } }));
      expect(await collect(client, "/by-url")).toEqual([ANN]);
      expect(seen).toHaveLength(1);
    },
  );

  test("is requested whatever the caller's query is made of", async () => {
    const stage = await start(serve({ items: [ANN], meta: { url: "?cursor=2" } }, { items: [BOB] }));
    const filter: unknown = Object.assign(Object.create(null), { name: "x" });
    const init = { params: { query: { filter, since: 5n } } };
    expect(await collect(stage.client, "/by-url", init)).toEqual([ANN, BOB]);
    expect(queriesOf(stage)).toEqual(["filter%5Bname%5D=x&since=5&limit=3", "cursor=2"]);
  });

  test("goes on after an empty page", async () => {
    const { client } = await start(
      serve({ items: [], meta: { url: "?c=1" } }, { items: [], meta: { url: "?c=2" } }, { items: [ANN] }),
    );
    expect(await collect(client, "/by-url")).toEqual([ANN]);
  });

  test("never goes to another server", async () => {
    const other = await startServer(json(200, { items: [BOB] }));
    const port = new URL(other.baseUrl).port;
    for (const url of [
      `${other.baseUrl}/by-url?cursor=2`,
      `//127.0.0.1:${port}/by-url?cursor=2`,
      "data:,x",
    ]) {
      const { client, seen, baseUrl } = await start(serve({ items: [ANN], meta: { url } }));
      await expect(collect(client, "/by-url")).rejects.toMatchObject({
        name: "UnreadableResponseError",
        message: `GET /by-url: the server responded with 200 and a next page at another origin than ${baseUrl}`,
      });
      expect(seen).toHaveLength(1);
    }
    expect(other.seen).toHaveLength(0);
  });

  test.each<[url: unknown, problem: string]>([
    ["/by-next?cursor=2", "a next page at another path"],
    ["/v2/by-url?cursor=2", "a next page at another path"],
    ["/by-url/1?cursor=2", "a next page at another path"],
    ["by-url/../agents?cursor=2", "a next page at another path"],
    ["http://[", "no URL at /meta/url"],
    [5, "no URL at /meta/url"],
    [{ href: "?cursor=2" }, "no URL at /meta/url"],
  ])("is refused when the URL is %j", async (url, problem) => {
    const { client, seen } = await start(serve({ items: [ANN], meta: { url } }));
    await expect(collect(client, "/by-url")).rejects.toMatchObject({
      name: "UnreadableResponseError",
      message: `GET /by-url: the server responded with 200 and ${problem}`,
    });
    expect(seen).toHaveLength(1);
  });

  test.each<[title: string, items: () => unknown[], requests: number]>([
    ["without items", () => [], 2],
    ["with the same items", () => [ANN], 2],
    ["with other items", () => [Math.random()], 2],
  ])("is refused when the server repeats it %s", async (_title, items, requests) => {
    const { client, seen } = await start((response, request) =>
      json(200, { items: items(), meta: { url: "?cursor=again" } })(response, request),
    );
    await expect(collect(client, "/by-url")).rejects.toMatchObject({
      message: "GET /by-url: the server responded with 200 and a page that it returned before",
    });
    expect(seen).toHaveLength(requests);
  });
});
