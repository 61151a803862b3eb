import {
  atMostOnce,
  type CallOptions,
  type ClientOptions,
  createClient,
  type Fail,
  type Fetch,
  type Ok,
  type Provider,
  traceIdAt,
} from "@agent-apis/runtime";

/** A read and a write, each until its answer is understood; gives something of the answer. */
export interface BenchCaller {
  read(): Promise<string>;
  write(): Promise<string>;
}

interface Agent {
  readonly id: string;
}
interface ReadInit extends CallOptions {
  readonly params: {
    readonly path: { readonly id: string };
    readonly query: { readonly locationId: string };
  };
}
interface WriteInit extends CallOptions {
  readonly body: typeof BODY;
}
interface Calls {
  readonly GET: { "/agents/{id}": { init: ReadInit; result: Ok<200, Agent> | Fail<404, unknown> } };
  readonly POST: { "/agents": { init: WriteInit; result: Ok<200, Agent> | Fail<422, unknown> } };
}

const TOKEN = "bench-token";
const ID = "5f2b6c1e9a";
const LOCATION = "loc-77";
const BODY = { name: "Front desk", language: "en", prompt: "Be brief and friendly.", tags: ["clinic", "en"] };

/**
 * As much as a spec can ask for. No call waits: a window takes more requests than can be made in it. It is short, because
 * the budget remembers each request of a window, and no real one takes as many as are made here in ten seconds.
 */
const provider: Provider = {
  baseUrl: "https://api.acme.example",
  schemes: { bearerAuth: { header: "Authorization", prefix: "Bearer " } },
  security: ["bearerAuth"],
  headers: { Version: "2026-01-01" },
  headerOptions: { apiVersion: "Version" },
  traceId: traceIdAt({ body: "traceId" }),
  rateLimit: [
    {
      name: "burst",
      requests: 1_000_000_000,
      windowMs: 100,
      exhausted: "wait",
      headers: { limit: "x-ratelimit-max", remaining: "x-ratelimit-remaining" },
    },
    { name: "daily", requests: 1_000_000_000, windowMs: 86_400_000, exhausted: "fail" },
  ],
  operations: { "POST /calls": { retry: atMostOnce } },
};

/** Calls as an application without a client would: the same requests, and nothing that guards them. */
export function createBareCaller(baseUrl: string, fetch: Fetch): BenchCaller {
  const headers = { Version: "2026-01-01", Authorization: `Bearer ${TOKEN}` };
  const understand = async (response: Response): Promise<string> => {
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const agent: Agent = JSON.parse(await response.text());
    return agent.id;
  };
  return {
    async read() {
      const query = new URLSearchParams({ locationId: LOCATION });
      const url = `${baseUrl}/agents/${encodeURIComponent(ID)}?${query.toString()}`;
      return understand(await fetch(url, { method: "GET", headers }));
    },
    async write() {
      const init = { method: "POST", headers: { ...headers, "Content-Type": "application/json" } };
      return understand(await fetch(`${baseUrl}/agents`, { ...init, body: JSON.stringify(BODY) }));
    },
  };
}

/** Calls through a client: with its defaults, which are retry, a timeout, budget and guards, and with more options. */
export function createRuntimeCaller(
  baseUrl: string,
  fetch: Fetch,
  more: Partial<ClientOptions>,
): BenchCaller {
  const options = { token: TOKEN, baseUrl, fetch, ...more };
  const client = createClient<Calls, ClientOptions>(provider, options);
  return {
    async read() {
      const params = { path: { id: ID }, query: { locationId: LOCATION } };
      const result = await client.GET("/agents/{id}", { params });
      if (!result.ok) throw new Error(`HTTP ${result.status}`);
      return result.data.id;
    },
    async write() {
      const result = await client.POST("/agents", { body: BODY });
      if (!result.ok) throw new Error(`HTTP ${result.status}`);
      return result.data.id;
    },
  };
}
