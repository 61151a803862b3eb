import { setImmediate, setTimeout } from "node:timers/promises";
import {
  atMostOnce,
  type Client,
  type ClientOptions,
  createClient,
  encodeMultipart,
  type Provider,
} from "../../src/index.js";
import { type FuzzPlan, mayHaveActed, planCall, SERVERS } from "./fuzz-plan.js";
import { type Arrival, startFuzzServer } from "./fuzz-server.js";
import { Random } from "./random.js";

export interface FuzzOptions {
  readonly calls: number;
  readonly seed: number;
}

/** Outcome of random calls to servers that fail at random. */
export interface FuzzResult {
  /** Number of calls that ended with a response. */
  readonly answered: number;
  /** Number of calls that must reach the server at most once, and of those that did. */
  readonly once: number;
  readonly arrivedOnce: number;
  /** Number of errors that said that nothing was sent. */
  readonly unsent: number;
  /** Calls that arrived twice and must not, and errors that said "no" of a request that had arrived whole. */
  readonly problems: readonly string[];
}

const METHODS = ["POST", "PUT", "DELETE"];
const provider: Provider = {
  baseUrl: "https://api.invalid",
  schemes: {},
  security: [],
  operations: Object.fromEntries(
    METHODS.flatMap((method) => [
      [`${method} /calls/{id}`, { retry: atMostOnce }],
      [`${method} /forms/{id}`, { retry: atMostOnce, body: encodeMultipart }],
      [`${method} /free-forms/{id}`, { body: encodeMultipart }],
    ]),
  ),
};

const BODIES = {
  none: undefined,
  small: { to: "+15550100" },
  large: { text: "x".repeat(150_000) },
  form: { name: "Ann", file: new Blob(["x".repeat(2_000)]) },
};

/** Calls at a time. */
const LANES = 24;
/** For what has been sent to arrive, in turns of the event loop. */
const TURNS = 20;

/** Makes random calls and judges them by what the servers saw, connection by connection. */
export async function runFuzz({ calls, seed }: FuzzOptions): Promise<FuzzResult> {
  const random = new Random(seed);
  const all = Array.from({ length: calls }, (_, index) => planCall(random, `c${index}`));
  const plans = new Map(all.map((plan) => [plan.id, plan]));
  const arrivals = new Map<string, Arrival[]>();
  const servers = await Promise.all(Array.from({ length: SERVERS }, () => startFuzzServer(plans, arrivals)));
  const outcomes = new Map<FuzzPlan, unknown>();
  try {
    const queue = all.values();
    const lanes = Array.from({ length: LANES }, async () => {
      for (const plan of queue) outcomes.set(plan, await call(plan, servers[plan.server]?.url ?? ""));
    });
    await Promise.all(lanes);
    for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
  return judge(outcomes, arrivals);
}

function call(plan: FuzzPlan, baseUrl: string): Promise<unknown> {
  const options: ClientOptions = {
    baseUrl,
    timeoutMs: plan.timeoutMs,
    retryDelayMs: 1,
    ...(plan.isOwnFetch ? { fetch: fetchTwice } : {}),
  };
  const client: Client<{}, ClientOptions> = createClient(provider, options);
  const kind = plan.body === "form" ? "forms" : "calls";
  const place = plan.isOnce ? kind : plan.body === "form" ? "free-forms" : "agents";
  return setTimeout(plan.waitMs)
    .then(() =>
      client.request(plan.method, `/${place}/{id}`, {
        params: { path: { id: plan.id } },
        body: BODIES[plan.body],
        signal: plan.abortMs === undefined ? undefined : AbortSignal.timeout(plan.abortMs),
      }),
    )
    .catch((error: unknown) => error);
}

/** A `fetch` of the caller's own that believes to know better. */
async function fetchTwice(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch {
    return fetch(url, init);
  }
}

function judge(
  outcomes: ReadonlyMap<FuzzPlan, unknown>,
  arrivals: ReadonlyMap<string, readonly Arrival[]>,
): FuzzResult {
  const result = { answered: 0, once: 0, arrivedOnce: 0, unsent: 0 };
  const problems: string[] = [];
  for (const [plan, outcome] of outcomes) {
    const own = arrivals.get(plan.id) ?? [];
    const { ok, sent }: { readonly ok?: unknown; readonly sent?: unknown } = Object(outcome);
    if (ok !== undefined) result.answered += 1;
    if (plan.isOnce) result.once += 1;
    if (plan.isOnce && own.length === 1) result.arrivedOnce += 1;
    if (sent === "no") result.unsent += 1;
    const connections = own.map(({ connection }) => connection).join(", ");
    if (plan.isOnce && own.length > 1)
      problems.push(`${describe(plan)} arrived ${own.length} times, by connections ${connections}`);
    if (sent === "no" && own.some(({ step }) => mayHaveActed(step)))
      problems.push(`${describe(plan)} arrived, but its error says that it was not sent: ${String(outcome)}`);
  }
  return { ...result, problems };
}

function describe(plan: FuzzPlan): string {
  return `${plan.id} (${JSON.stringify(plan)})`;
}
