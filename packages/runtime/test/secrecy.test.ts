import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { type Hooks, type TokenRequest, unwrap } from "../src/index.js";
import { createExampleClient, type ExampleClient, type ExampleOptions } from "./example-client.js";
import { type Misbehaviour, MISBEHAVIOURS, TIMEOUT_MS } from "./behaviour/misbehaviours.js";
import { echoToken, NOBODY, json, type Script, startServer, text } from "./loopback-server.js";

// With characters that look different percent-encoded, in JSON and in base64.
const TOKEN = 'pit-4f1c/9e7d+secret"=~=';
const OTHER_TOKEN = "oth-8a2b/1f3e+secret==";

function formsOf(token: string): string[] {
  const base64 = [0, 1, 2].map((shift) => {
    const padded = Buffer.from(" ".repeat(shift) + token).toString("base64");
    // The part that is the same whatever stands before and behind.
    return padded.slice(4, 28);
  });
  return [
    token,
    JSON.stringify(token).slice(1, -1),
    JSON.stringify(token).slice(1, -1).replaceAll("/", "\\/"),
    encodeURIComponent(token),
    ...base64,
    ...base64.map((form) => form.replaceAll("+", "-").replaceAll("/", "_")),
  ];
}

const FORMS = [...formsOf(TOKEN), ...formsOf(OTHER_TOKEN)];

/** Every text that a log could make of a value, with its causes. */
function textsOf(value: unknown): string[] {
  const texts = [
    String(value),
    toJson(value),
    inspect(value),
    inspect(value, { showHidden: true, depth: Infinity, getters: true, maxStringLength: Infinity }),
    inspect(cloneOf(value), { showHidden: true, depth: Infinity, maxStringLength: Infinity }),
  ];
  if (value instanceof Error) {
    texts.push(value.message, value.stack ?? "", toJson(Object.entries(value)), ...textsOf(value.cause));
  }
  if (value instanceof AggregateError) texts.push(...value.errors.flatMap(textsOf));
  if (typeof value === "object" && value !== null) {
    for (const key of Reflect.ownKeys(value)) texts.push(String(key), toJson(Reflect.get(value, key)));
  }
  return texts;
}

function toJson(value: unknown): string {
  return JSON.stringify(value) ?? "";
}

/** The copy that another thread would get, or the reason why it gets none. */
function cloneOf(value: unknown): unknown {
  try {
    const clone: unknown = structuredClone(value);
    return clone;
  } catch (error) {
    return error;
  }
}

function expectNoToken(value: unknown): void {
  const all = textsOf(value).join("\n");
  for (const form of FORMS) expect(all).not.toContain(form);
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("the call did not fail");
}

/** Hooks that keep all of their events. */
function listen(): Hooks & { told: unknown[] } {
  const told: unknown[] = [];
  const keep = (event: unknown): unknown => told.push(event);
  return { told, onRequest: keep, onResponse: keep, onRetry: keep, onError: keep };
}

const tokens: [title: string, token: ExampleOptions["token"]][] = [
  ["a string", TOKEN],
  ["a function", async ({ refused }: TokenRequest) => (refused ? OTHER_TOKEN : TOKEN)],
  ["an object", { bearer: TOKEN, apiKey: TOKEN }],
];

/** Calls in each way that there is, and looks for the token in all that comes of it. */
async function callAndSearch(client: ExampleClient): Promise<unknown[]> {
  const body = { name: "Ann" };
  const calls = [
    client.GET("/agents"),
    client.GET("/keyed"),
    client.POST("/agents", { body }),
    client.POST("/agents/{agentId}/call", { params: { path: { agentId: "a1" } }, body }),
    unwrap(client.GET("/agents")),
    client.GET("/audio"),
    (async () => {
      for await (const item of client.paginate("/by-total")) return item;
      return undefined;
    })(),
  ];
  const outcomes: unknown[] = [];
  for (const ended of await Promise.allSettled(calls)) {
    outcomes.push(ended.status === "fulfilled" ? ended.value : ended.reason);
  }
  for (const outcome of [client, client.GET, client.with, client.with({ timeoutMs: 1_000 }), ...outcomes]) {
    expectNoToken(outcome);
    expectNoToken(Reflect.get(Object(outcome), "response"));
  }
  return outcomes;
}

describe.each(tokens)("Credentials: a token that is %s", (_title, token) => {
  test("reaches the server and is in no text of client and result", async () => {
    const { baseUrl, seen } = await startServer(json(200, { id: "a1" }));
    const client = createExampleClient({ token, baseUrl });
    const result = await client.GET("/agents");
    await client.GET("/keyed");
    expect(seen[0]?.headers["authorization"]).toBe(`Bearer ${TOKEN}`);
    expect(seen[1]?.headers["x-api-key"]).toBe(TOKEN);
    for (const value of [client, client.GET, client.with, result, result.response]) expectNoToken(value);
  });

  test.each([400, 401, 403, 429, 500, 503, 302])(
    "is in no text of anything when a server sends it back with %i in all places and forms",
    async (status) => {
      const { told, ...hooks } = listen();
      const { baseUrl, seen } = await startServer(echoToken(status));
      const outcomes = await callAndSearch(createExampleClient({ token, baseUrl, retries: 1, ...hooks }));
      expect(outcomes[0]).toMatchObject({
        status,
        traceId: "trace [redacted]",
        error: { plain: "bad token [redacted].", base64: expect.stringMatching(/^\[redacted\].{0,4}$/) },
      });
      expect(outcomes[4]).toMatchObject({ name: "ApiError", body: { url: "[redacted]" } });
      for (const event of told) expectNoToken(event);
      expect(seen.length).toBeGreaterThan(6);
    },
  );

  test.each<[title: string, type: string, page: (credential: string) => string]>([
    ["a web page", "text/html", (credential) => `<p>${"x".repeat(170)} ${credential}`],
    ["broken JSON", "application/json", (credential) => `{"a": ${credential}`],
    ["broken JSON of a few characters", "application/json", (credential) => credential],
    ["a media type", `text/html`, (credential) => credential],
  ])("is in no text of a success that is %s with the token in it", async (_kind, type, page) => {
    const script: Script = (response, request) => {
      const { authorization, "x-api-key": key } = request.headers;
      text(200, type, page(String(authorization ?? key)))(response, request);
    };
    const { baseUrl, seen } = await startServer(script);
    const [error] = await callAndSearch(createExampleClient({ token, baseUrl }));
    expect(error).toMatchObject({
      name: "UnreadableResponseError",
      excerpt: expect.stringContaining("[redacted]"),
    });
    // The platform's message about broken JSON quotes a few characters.
    expect(textsOf(error).join()).not.toContain(TOKEN.slice(0, 6));
    expect(seen.length).toBeGreaterThan(0);
  });

  test("is in no text of a refused connection", async () => {
    await callAndSearch(createExampleClient({ token, baseUrl: NOBODY }));
  });

  test("is in no text of what a given fetch throws with it", async () => {
    const fetch = async (_url: string, { headers }: RequestInit): Promise<Response> => {
      const sent = new Headers(headers).get("authorization") ?? new Headers(headers).get("x-api-key");
      throw new Error("outer", { cause: Object.assign(new Error(`cannot send ${sent}`), { sent }) });
    };
    const outcomes = await callAndSearch(createExampleClient({ token, fetch }));
    expect(outcomes[0]).toMatchObject({
      name: "ConnectionError",
      cause: {
        message: "outer",
        cause: { message: expect.stringMatching(/^cannot send (Bearer )?\[redacted\]$/) },
      },
    });
  });

  test("is in no text of a call that is refused before it is sent", async () => {
    const client = createExampleClient({ token, baseUrl: "http://127.0.0.1:1" });
    const refused = [
      client.GET("/agents/{agentId}", { params: { path: { agentId: `${TOKEN}\ud800` } } }),
      client.GET("/agents", { params: { query: { a: { b: [TOKEN] } } } }),
      client.GET("/agents", { headers: { "X-A": `${TOKEN}\n` } }),
      client.GET("/agents", { headers: { [`Bearer ${TOKEN}`]: "X-A" } }),
      client.POST("/agents", { body: { secret: TOKEN, id: 1n } }),
      client.POST("/form", { body: { a: new Map([[TOKEN, TOKEN]]) } }),
    ];
    for (const call of refused) {
      const error = await failureOf(call);
      expect(error).toMatchObject({ name: "InvalidRequestError" });
      expectNoToken(error);
    }
  });
});

describe("Credentials: a token that is a function", () => {
  test.each(
    MISBEHAVIOURS.filter(({ title }) => title !== "10 MB").map((one): [string, Misbehaviour] => [
      one.title,
      one,
    ]),
  )("is in no text of anything after %s", async (_misbehaviour, { script, stalls }) => {
    const { told, ...hooks } = listen();
    const other = await startServer(json(200, {}));
    const { baseUrl, seen } = await startServer(script(other.baseUrl));
    const token = ({ refused }: TokenRequest): string => (refused === undefined ? TOKEN : OTHER_TOKEN);
    const timeoutMs = stalls ? TIMEOUT_MS / 3 : 5_000;
    await callAndSearch(createExampleClient({ token, baseUrl, timeoutMs, retries: 1, ...hooks }));
    expect(told.length).toBeGreaterThan(13);
    for (const event of told) expectNoToken(event);
    expect(seen.length).toBeGreaterThan(0);
    expect(other.seen).toHaveLength(0);
  });
});

describe("Credentials: a token that is rejected and cannot be replaced", () => {
  test("is in no text of the error, whatever the token function says", async () => {
    const { baseUrl, seen } = await startServer(json(401, {}));
    const token = ({ refused }: TokenRequest): string => {
      if (refused !== undefined) throw new Error(`cannot renew ${refused}`);
      return TOKEN;
    };
    const error = await failureOf(createExampleClient({ token, baseUrl }).GET("/agents"));
    expect(error).toMatchObject({ name: "CredentialError", cause: { message: "cannot renew [redacted]" } });
    expectNoToken(error);
    expect(seen).toHaveLength(1);
  });
});

describe("Credentials: a token that cannot be sent", () => {
  test.each([`${TOKEN}\n`, `${TOKEN}\r\nX: y`, `${TOKEN}\0`, `${TOKEN}…`, ` ${TOKEN}`])(
    "is in no text of CredentialError (%#)",
    async (token) => {
      for (const option of [token, () => token, { bearer: token }]) {
        const error = await failureOf(createExampleClient({ token: option }).GET("/agents"));
        expect(error).toMatchObject({ name: "CredentialError" });
        expectNoToken(error);
      }
    },
  );
});

describe("Credentials: an option that is refused", () => {
  test.each<[options: object]>([
    [{ baseUrl: `https://user:${TOKEN}@api.example.com` }],
    [{ baseUrl: `https://api.example.com?token=${TOKEN}` }],
    [{ headers: { Authorization: `${TOKEN}\n` } }],
    [{ headers: { [`Bearer ${TOKEN}`]: "a" } }],
    [{ token: [TOKEN] }],
    [{ token: { [TOKEN]: "bearer" } }],
    [{ token: { bearer: { value: TOKEN } } }],
  ])("is in no text of the TypeError (%#)", async (options) => {
    const error = await failureOf((async () => createExampleClient(options))());
    expect(error).toBeInstanceOf(TypeError);
    expectNoToken(error);
  });
});
