import { describe, expect, test } from "vitest";
import { startTestServer } from "./start-test-server.ts";

const document = {
  openapi: "3.1.0",
  info: { title: "Acme", version: "1" },
  servers: [{ url: "https://acme.invalid" }],
  paths: {
    "/agents": {
      get: {
        operationId: "listAgents",
        summary: "List agents",
        responses: {
          200: {
            description: "Agents",
            content: { "application/json": { schema: { type: "array" }, example: [1] } },
          },
        },
      },
    },
  },
};

describe("startTestServer", () => {
  test("answers as the provider's mock does, and counts who called", async () => {
    const server = await startTestServer([{ id: "acme", document }]);
    try {
      const answer = await fetch(`${server.baseUrl}/caller-1/acme/agents`);
      expect(await answer.json()).toEqual([1]);
      expect((await fetch(`${server.baseUrl}/caller-1/acme/other`)).status).toBe(404);
      expect(await (await fetch(`${server.baseUrl}/caller-2/echo/a%20b`)).json()).toEqual({ path: "/a%20b" });
      expect((await fetch(`${server.baseUrl}/caller-2/nobody/a`)).status).toBe(404);
      expect((await fetch(`${server.baseUrl}/page`)).status).toBe(200);
      expect([server.callsOf("caller-1"), server.callsOf("caller-2"), server.callsOf("page")]).toEqual([
        2, 2, 0,
      ]);
    } finally {
      await server.close();
    }
  });
});
