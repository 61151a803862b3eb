import {
  asBlob,
  atMostOnce,
  type Client,
  type ClientOptions,
  createClient,
  encodeBinaryAs,
  encodeForm,
  encodeJsonAs,
  encodeMultipart,
  type Fail,
  type Ok,
  type Provider,
  type UntypedInit,
} from "../src/index.js";

const size = { parameter: "limit", default: 3 };
const page = { parameter: "page", first: 1 };

/** An API with one of everything that a provider can say about itself, but for a rate limit. */
export const provider: Provider = {
  baseUrl: "https://api.invalid",
  schemes: {
    bearer: { header: "Authorization", prefix: "Bearer " },
    apiKey: { header: "X-Api-Key" },
  },
  security: ["bearer"],
  headerOptions: { apiVersion: { header: "Version", default: "2021-04-15" } },
  traceId: { body: "traceId", header: "X-Trace-Id" },
  operations: {
    "GET /public": { security: [] },
    "DELETE /agents/{agentId}": { empty: true },
    "GET /keyed": { security: ["apiKey"] },
    "GET /either": { security: ["apiKey", "bearer"] },
    "GET /calls": { query: { ids: { explode: false }, since: { date: "epoch-ms" } } },
    "POST /agents/{agentId}/call": { retry: atMostOnce },
    "PUT /agents/{agentId}/call": { retry: atMostOnce },
    "GET /agents/{agentId}/dial": { retry: atMostOnce },
    "GET /by-last-item": {
      pagination: { items: "/items", size, cursor: { parameter: "startAfter", lastItem: "/id" } },
    },
    "GET /by-next": {
      pagination: { items: "/items", size, cursor: { parameter: "cursor", next: "/meta/next" } },
    },
    "GET /by-total": { pagination: { items: "/items", size, page, total: "/meta/total" } },
    "GET /by-last-page": { pagination: { items: "/items", size, page, lastPage: "/meta/last_page" } },
    "GET /by-size": { pagination: { items: "", size, page } },
    "GET /by-known-size": { pagination: { items: "", size: { ...size, maximum: 5 }, page } },
    "GET /by-next-or-none": {
      pagination: { items: "/items", optional: true, cursor: { parameter: "cursor", next: "/meta/next" } },
    },
    "POST /files": { body: encodeMultipart },
    "POST /form": { body: encodeForm },
    "POST /bytes": { body: encodeBinaryAs("application/octet-stream") },
    "GET /audio": { answer: asBlob },
    "PATCH /named": { body: encodeJsonAs("application/merge-patch+json"), accept: "application/hal+json" },
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
}

export type ExampleClient = Client<ExampleCalls, ExampleOptions, ExamplePages>;

/** A client of that API, which hardly waits before it repeats a request. */
export function createExampleClient(options: ExampleOptions, facts: Partial<Provider> = {}): ExampleClient {
  return createClient<ExampleCalls, ExampleOptions, ExamplePages>(
    { ...provider, ...facts },
    { retryDelayMs: 1, ...options },
  );
}
