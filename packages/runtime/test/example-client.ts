import {
  type Client,
  type ClientOptions,
  createClient,
  type Fail,
  type Ok,
  type Provider,
  type UntypedInit,
} from "../src/index.js";

/** An API with one of everything that a provider can say about itself. */
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
    "GET /keyed": { security: ["apiKey"] },
    "GET /either": { security: ["apiKey", "bearer"] },
    "GET /calls": { query: { ids: { explode: false }, since: { date: "epoch-ms" } } },
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
    "/public": Entry;
    "/keyed": Entry;
    "/either": Entry;
    "/calls": Entry;
  };
  HEAD: { "/agents": Entry };
  OPTIONS: { "/agents": Entry };
  POST: { "/agents": Entry };
  PUT: { "/agents/{agentId}": Entry };
  PATCH: { "/agents/{agentId}": Entry };
  DELETE: { "/agents/{agentId}": Entry };
}

export type ExampleClient = Client<ExampleCalls, ExampleOptions>;

/** A client of that API. */
export function createExampleClient(options: ExampleOptions): ExampleClient {
  return createClient<ExampleCalls, ExampleOptions>(provider, options);
}
