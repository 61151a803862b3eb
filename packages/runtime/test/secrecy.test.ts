import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { unwrap } from "../src/index.js";
import { createExampleClient, type ExampleOptions } from "./example-client.js";
import {
  cutBeforeHead,
  cutInBody,
  findClosedPort,
  json,
  type Script,
  stallBeforeHead,
  startServer,
  text,
  wrongContentLength,
} from "./loopback-server.js";

// With characters that look different percent-encoded.
const TOKEN = "pit-4f1c/9e7d+secret==";

const FORMS = [
  TOKEN,
  encodeURIComponent(TOKEN),
  Buffer.from(TOKEN).toString("base64"),
  // Inside a longer text base64 shifts by one or two bytes: the part in the middle is the same.
  Buffer.from(`Bearer ${TOKEN}`).toString("base64").slice(12, -4),
];

/** Every text that a log could make of a value, with its causes. */
function textsOf(value: unknown): string[] {
  const texts = [
    String(value),
    JSON.stringify(value) ?? "",
    inspect(value),
    inspect(value, { showHidden: true, depth: Infinity, getters: true, maxStringLength: Infinity }),
  ];
  if (value instanceof Error) texts.push(value.message, value.stack ?? "", ...textsOf(value.cause));
  if (typeof value === "object" && value !== null) {
    for (const key of Reflect.ownKeys(value)) texts.push(String(key));
  }
  return texts;
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

const tokens: [title: string, token: ExampleOptions["token"]][] = [
  ["a string", TOKEN],
  ["a function", async () => TOKEN],
  ["an object", { bearer: TOKEN, apiKey: TOKEN }],
];

describe.each(tokens)("a token that is %s", (_title, token) => {
  test("reaches the server and is in no text of client and result", async () => {
    const { baseUrl, seen } = await startServer(json(200, { id: "a1" }));
    const client = createExampleClient({ token, baseUrl });
    const result = await client.GET("/agents");
    await client.GET("/keyed");
    expect(seen[0]?.headers["authorization"]).toBe(`Bearer ${TOKEN}`);
    expect(seen[1]?.headers["x-api-key"]).toBe(TOKEN);
    expectNoToken(client);
    expectNoToken(client.GET);
    expectNoToken(client.with);
    expectNoToken(client.with({ timeoutMs: 1_000 }));
    expectNoToken(result);
    expectNoToken(result.response);
  });

  test.each<[name: string, script: Script]>([
    ["ConnectionError", cutBeforeHead],
    ["ConnectionError", cutInBody],
    ["ConnectionError", wrongContentLength],
    ["TimeoutError", stallBeforeHead],
    ["UnreadableResponseError", text(200, "text/html", "<html>")],
    ["UnreadableResponseError", text(200, "application/json", "{")],
    ["ApiError", json(401, { message: "no" })],
  ])("is in no text of %s", async (name, script) => {
    const { baseUrl, seen } = await startServer(script);
    const call = createExampleClient({ token, baseUrl, timeoutMs: 50 }).GET("/agents");
    const error = await failureOf(unwrap(call));
    expect(error).toMatchObject({ name });
    expect(seen).toHaveLength(1);
    expectNoToken(error);
  });

  test("is in no text of a refused connection", async () => {
    const client = createExampleClient({ token, baseUrl: await findClosedPort() });
    expectNoToken(await failureOf(client.GET("/agents")));
  });

  test("is in no text of a call that is refused before it is sent", async () => {
    const client = createExampleClient({ token, baseUrl: "http://127.0.0.1:1" });
    const refused = [
      client.GET("/agents/{agentId}", { params: { path: { agentId: `${TOKEN}\ud800` } } }),
      client.GET("/agents", { params: { query: { a: { b: [TOKEN] } } } }),
      client.GET("/agents", { headers: { "X-A": `${TOKEN}\n` } }),
      client.GET("/agents", { headers: { [`Bearer ${TOKEN}`]: "X-A" } }),
      client.POST("/agents", { body: { secret: TOKEN, id: 1n } }),
    ];
    for (const call of refused) {
      const error = await failureOf(call);
      expect(error).toMatchObject({ name: "InvalidRequestError" });
      expectNoToken(error);
    }
  });
});

describe("a token that cannot be sent", () => {
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

describe("an option that is refused", () => {
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
