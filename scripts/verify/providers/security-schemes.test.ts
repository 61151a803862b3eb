import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTalkoverClient, isCredentialError } from "../../../packages/talkover/dist/index.js";
import { type LocalServer, startServer } from "../../base/http/start-server.ts";

const seen: { url: string | undefined; authorization: string | undefined }[] = [];
let server: LocalServer;
let baseUrl = "";

beforeAll(async () => {
  server = await startServer((request, response) => {
    seen.push({ url: request.url, authorization: request.headers.authorization });
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  ({ baseUrl } = server);
});
beforeEach(() => seen.splice(0));
afterAll(() => server.close());

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
