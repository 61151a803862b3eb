import { createServer, type IncomingMessage } from "node:http";
import { createAgentApis } from "agent-apis";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const seen: { url: string | undefined; authorization: string | undefined }[] = [];
const server = createServer((request: IncomingMessage, response) => {
  seen.push({ url: request.url, authorization: request.headers.authorization });
  response.writeHead(200, { "content-type": "application/json" }).end("{}");
});
let baseUrl = "";

beforeEach(async () => {
  seen.length = 0;
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  baseUrl = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
});
afterEach(() => new Promise<void>((resolve) => void server.close(() => resolve())));

/** Untyped, as JavaScript calls it. */
function createUntyped(...given: readonly unknown[]): unknown {
  return Reflect.apply(createAgentApis, undefined, given);
}

describe("createAgentApis", () => {
  test("creates a client for each configured provider, with its own credential", async () => {
    const apis = createAgentApis({
      highlevelVoiceAi: { baseUrl, token: "voice" },
      highlevelConversationAi: { baseUrl, token: () => "conversation" },
    });
    expect(new Set(Object.keys(apis))).toEqual(new Set(["highlevelConversationAi", "highlevelVoiceAi"]));
    await apis.highlevelVoiceAi.GET("/voice-ai/agents", { params: { query: { locationId: "l" } } });
    await apis.highlevelConversationAi.GET("/conversation-ai/agents/search");
    expect(seen).toEqual([
      { url: "/voice-ai/agents?locationId=l", authorization: "Bearer voice" },
      { url: "/conversation-ai/agents/search", authorization: "Bearer conversation" },
    ]);
  });

  test("has no key for a provider that is not configured", () => {
    const apis = createAgentApis({ highlevelVoiceAi: { token: "t" } });
    expect("highlevelConversationAi" in apis).toBe(false);
    expect(Object.isFrozen(apis)).toBe(true);
  });

  test.each(["nobody", "toString", "__proto__"])(
    "refuses the provider %s by name and tells those that there are",
    (key) => {
      const options = Object.fromEntries([[key, {}]]);
      expect(() => createUntyped(options)).toThrow(`unknown provider "${key}"`);
      expect(() => createUntyped(options)).toThrow("highlevelVoiceAi");
    },
  );

  test("treats undefined like a missing key", () => {
    const apis = createAgentApis({ highlevelVoiceAi: { token: "t" }, talkover: undefined });
    expect(Object.keys(apis)).toEqual(["highlevelVoiceAi"]);
  });

  test.each([null, "a-token", 5, true, () => "a-token"])(
    "refuses %s as the options of a provider",
    (options) => {
      const make = Reflect.apply.bind(undefined, createAgentApis, undefined, [{ talkover: options }]);
      expect(make).toThrow(new TypeError("talkover: the options must be a plain object"));
    },
  );

  test.each([undefined, null, "x", 5])("refuses %s instead of options", (options) => {
    expect(() => createUntyped(options)).toThrow(
      new TypeError("the options of createAgentApis must be an object, such as { <provider>: { token } }"),
    );
  });

  test("names the provider whose options are invalid", () => {
    const make = () => createAgentApis({ highlevelVoiceAi: {}, talkover: { baseUrl: "nowhere" } });
    expect(make).toThrow(TypeError);
    expect(make).toThrow(/^talkover: baseUrl must be an http/);
    expect(make).toThrow(
      expect.objectContaining({
        cause: expect.objectContaining({ message: expect.stringMatching(/^baseUrl must be/) }),
      }),
    );
  });

  test("rethrows other errors unchanged", () => {
    const error = new RangeError("of a getter");
    const options = {
      get token(): string {
        throw error;
      },
    };
    expect(() => createAgentApis({ talkover: options })).toThrow(error);
  });

  test("passes shared options to all providers, and prefers a provider's own", async () => {
    const sharedCalls: string[] = [];
    const ownCalls: string[] = [];
    const apis = createAgentApis(
      {
        highlevelVoiceAi: { baseUrl, token: "voice" },
        highlevelConversationAi: {
          baseUrl,
          token: "conversation",
          onRequest: ({ path }) => ownCalls.push(path),
          headers: { "X-Own": "own" },
        },
      },
      {
        headers: { "X-Shared": "shared" },
        onRequest: ({ path, headers }) => sharedCalls.push(`${path} ${String(headers["x-shared"])}`),
        fetch: (url, init) => fetch(`${url}&shared=1`, init),
      },
    );
    await apis.highlevelVoiceAi.GET("/voice-ai/agents", { params: { query: { locationId: "l" } } });
    await apis.highlevelConversationAi.GET("/conversation-ai/agents/search", {
      params: { query: { limit: 5 } },
    });
    expect(sharedCalls).toEqual(["/voice-ai/agents shared"]);
    expect(ownCalls).toEqual(["/conversation-ai/agents/search"]);
    expect(seen).toEqual([
      { url: "/voice-ai/agents?locationId=l&shared=1", authorization: "Bearer voice" },
      { url: "/conversation-ai/agents/search?limit=5&shared=1", authorization: "Bearer conversation" },
    ]);
  });

  test.each(["token", "baseUrl", "rateBudget", "timeout", "apiVersion", "toString"])(
    "refuses the shared option %s by name, also when no provider is configured",
    (key) => {
      for (const options of [{}, { talkover: { token: "t" } }])
        expect(() => createUntyped(options, { [key]: "pit-secret" })).toThrow(
          new RegExp(`^unknown shared option "${key}"; expected one of: headers, timeoutMs, .*onError$`),
        );
    },
  );

  test("refuses invalid shared options", () => {
    expect(() => createUntyped({ talkover: {} }, { timeoutMs: 0 })).toThrow("talkover: timeoutMs must be");
    for (const shared of [null, "x", 5])
      expect(() => createUntyped({ talkover: {} }, shared)).toThrow("the shared options must be an object");
  });

  test("refuses a provider's options that are not an object, with and without shared ones", () => {
    for (const options of [null, "a-token", 5, () => "a-token", new Headers()])
      expect(() => createUntyped({ talkover: options }, { retries: 0 })).toThrow(
        "talkover: the options must be a plain object",
      );
  });

  test("creates clients whose methods can be spied on", async () => {
    const apis = createAgentApis({ talkover: { baseUrl, token: "t" } });
    const spy = vi.spyOn(apis.talkover, "GET").mockRejectedValue(new Error("no"));
    await expect(apis.talkover.GET("/api/v1/health")).rejects.toThrow("no");
    expect(spy).toHaveBeenCalledTimes(1);
    expect(seen).toEqual([]);
  });
});
