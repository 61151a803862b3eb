import {
  asBlob,
  atMostOnce,
  byCursor,
  byLastItem,
  byNumber,
  byUrl,
  type Client,
  type ClientOptions,
  createClient,
  encodeBinaryAs,
  encodeForm,
  encodeJsonAs,
  encodeMultipart,
  type Fail,
  inBody,
  type Ok,
  type Provider,
  separatedBy,
  traceIdAt,
  type UntypedInit,
  whileMore,
} from "../src/index.js";

const items = { items: "/items" };
const size = { first: { limit: 3 }, size: "limit" };
const numbered = { first: { limit: 3, page: 1 }, size: "limit" };

/** An API with one of everything that a provider can say about itself, but for a rate limit. */
export const provider: Provider = {
  baseUrl: "https://api.invalid",
  schemes: {
    bearer: { header: "Authorization", prefix: "Bearer " },
    apiKey: { header: "X-Api-Key" },
  },
  security: ["bearer"],
  headers: { Version: "2021-04-15" },
  headerOptions: { apiVersion: "Version" },
  traceId: traceIdAt({ body: "traceId", header: "X-Trace-Id" }),
  operations: {
    "GET /public": { security: [] },
    "DELETE /agents/{agentId}": { empty: true },
    "GET /keyed": { security: ["apiKey"] },
    "GET /either": { security: ["apiKey", "bearer"] },
    "GET /calls": { query: { ids: { write: separatedBy(",") }, since: { date: "epoch-ms" } } },
    "POST /agents/{agentId}/call": { retry: atMostOnce },
    "PUT /agents/{agentId}/call": { retry: atMostOnce },
    "GET /agents/{agentId}/dial": { retry: atMostOnce },
    "POST /posted": { safe: true },
    "POST /search": { safe: true },
    "POST /files": { body: encodeMultipart },
    "POST /form": { body: encodeForm },
    "POST /bytes": { body: encodeBinaryAs("application/octet-stream") },
    "GET /audio": { read: asBlob },
    "PATCH /named": { body: encodeJsonAs("application/merge-patch+json"), accept: "application/hal+json" },
  },
  pages: {
    "/by-last-item": { ...items, ...size, next: byLastItem({ startAfter: "/id" }) },
    "/by-next": { ...items, ...size, next: byCursor({ cursor: "/meta/next" }) },
    "/by-total": { ...items, ...numbered, next: byNumber("page", 1, { total: "/meta/total" }) },
    "/by-last-page": { ...items, ...numbered, next: byNumber("page", 1, { lastPage: "/meta/last_page" }) },
    "/by-size": { items: "", ...numbered, next: byNumber("page", 1) },
    "/by-known-size": { items: "", ...numbered, maximum: 5, next: byNumber("page", 1) },
    "/by-next-or-none": { ...items, optional: true, next: byCursor({ cursor: "/meta/next" }) },
    "/by-url": { ...items, ...size, next: byUrl("/meta/url") },
    "/by-two": { ...items, ...size, next: byLastItem({ startAfter: "/id", startVersion: "/version" }) },
    "/by-two-next": { ...items, ...size, next: byCursor({ cursor: "/meta/next", version: "/meta/version" }) },
    "/more-by-last-item": {
      ...items,
      ...size,
      next: whileMore("/meta/more", byLastItem({ startAfter: "/id" })),
    },
    "/more-by-next": { ...items, ...size, next: whileMore("/meta/more", byCursor({ cursor: "/meta/next" })) },
    "/more-by-number": { ...items, ...numbered, next: whileMore("/meta/more", byNumber("page", 1)) },
    "/posted": {
      method: "POST",
      part: inBody,
      ...items,
      ...size,
      next: byCursor({ cursor: "/meta/next" }),
    },
    "/posted/{agentId}": { method: "POST", ...items, ...size, next: byCursor({ cursor: "/meta/next" }) },
    "/agents/{agentId}/by-url": { ...items, next: byUrl("/meta/url") },
  },
};

export interface ExampleOptions extends ClientOptions<"bearer" | "apiKey"> {
  readonly apiVersion?: string | undefined;
}

interface Entry {
  readonly init: UntypedInit & { readonly apiVersion?: string | undefined };
  readonly result: Ok<200, unknown> | Fail<400 | 401 | 404, unknown>;
}

/** Every method, with the paths that the tests call. */
export interface ExampleCalls {
  GET: {
    "/agents": Entry;
    "/agents/{agentId}": Entry;
    "/agents/{agentId}/dial": Entry;
    "/public": Entry;
    "/keyed": Entry;
    "/either": Entry;
    "/calls": Entry;
    "/audio": Entry;
  };
  HEAD: { "/agents": Entry };
  OPTIONS: { "/agents": Entry };
  POST: {
    "/agents": Entry;
    "/agents/{agentId}/call": Entry;
    "/search": Entry;
    "/files": Entry;
    "/form": Entry;
    "/bytes": Entry;
  };
  PUT: { "/agents/{agentId}": Entry; "/agents/{agentId}/call": Entry };
  PATCH: { "/agents/{agentId}": Entry; "/named": Entry };
  DELETE: { "/agents/{agentId}": Entry };
}

interface List {
  readonly init: UntypedInit;
  readonly item: unknown;
  readonly page: unknown;
}

/** The lists that have pages. */
export interface ExamplePages {
  "/by-last-item": List;
  "/by-next": List;
  "/by-total": List;
  "/by-last-page": List;
  "/by-size": List;
  "/by-known-size": List;
  "/by-next-or-none": List;
  "/by-url": List;
  "/by-two": List;
  "/by-two-next": List;
  "/more-by-last-item": List;
  "/more-by-next": List;
  "/more-by-number": List;
  "/posted": List;
  "/posted/{agentId}": List;
  "/agents/{agentId}/by-url": List;
}

export type ExampleClient = Client<ExampleCalls, ExampleOptions, ExamplePages>;

/** A client of that API, which hardly waits before it repeats a request. */
export function createExampleClient(options: ExampleOptions, facts: Partial<Provider> = {}): ExampleClient {
  return createClient<ExampleCalls, ExampleOptions, ExamplePages>(
    { ...provider, ...facts },
    { retryDelayMs: 1, ...options },
  );
}
