import { createServer, type IncomingMessage } from "node:http";
import { createTalkoverClient, isCredentialError } from "@agent-apis/talkover";
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

describe("a token per security scheme", () => {
  test("is only sent to operations of its scheme", async () => {
    const client = createTalkoverClient({
      baseUrl,
      token: { environmentToken: "environment", userSessionToken: () => "user" },
    });
    await client.GET("/api/v1/agents");
    await client.GET("/api/user");
    await client.GET("/api/v1/health");
    expect(seen).toEqual([
      { url: "/api/v1/agents", authorization: "Bearer environment" },
      { url: "/api/user", authorization: "Bearer user" },
      { url: "/api/v1/health", authorization: undefined },
    ]);
  });

  test("is named in an error before anything is sent if it is missing", async () => {
    const client = createTalkoverClient({ baseUrl, token: { environmentToken: "environment" } });
    const failure: unknown = await client.GET("/api/v1/credits/balance").catch((error: unknown) => error);
    expect(isCredentialError(failure)).toBe(true);
    expect(String(failure)).toContain("userSessionToken");
    expect(seen).toEqual([]);
  });

  test("can be one token for all schemes", async () => {
    const client = createTalkoverClient({ baseUrl, token: "any prefix will do" });
    await client.GET("/api/v1/agents");
    await client.GET("/api/user");
    expect(seen.map(({ authorization }) => authorization)).toEqual(
      Array(2).fill("Bearer any prefix will do"),
    );
  });
});
