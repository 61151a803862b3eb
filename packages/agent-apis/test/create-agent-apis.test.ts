import { createServer, type IncomingMessage } from "node:http";
import { createAgentApis } from "agent-apis";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

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

describe("createAgentApis", () => {
  test("makes a client for each provider that is configured, with its own credential", async () => {
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

  test("has nothing for a provider that is not configured", () => {
    const apis = createAgentApis({ highlevelVoiceAi: { token: "t" } });
    expect("highlevelConversationAi" in apis).toBe(false);
    expect(Object.isFrozen(apis)).toBe(true);
  });

  test.each(["nobody", "toString", "__proto__"])(
    "refuses the provider %s by name and tells those that there are",
    (key) => {
      const options = Object.fromEntries([[key, {}]]);
      expect(() => createAgentApis<never>(options)).toThrow(`there is no provider "${key}"`);
      expect(() => createAgentApis<never>(options)).toThrow("highlevelVoiceAi");
    },
  );
});
