// Tests the built packages on the Node that runs this: `node --test packages/agent-apis/test/smoke.test.mjs`.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { createAgentApis } from "agent-apis";

void test("a call through the facade arrives and its response is read", async () => {
  const server = createServer((request, response) => {
    const seen = { url: request.url, authorization: request.headers.authorization };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(seen));
  });
  await new Promise((resolve) => void server.listen(0, "127.0.0.1", resolve));
  try {
    const baseUrl = `http://127.0.0.1:${server.address().port}`;
    const apis = createAgentApis({ highlevelVoiceAi: { baseUrl, token: "token" } });
    const result = await apis.highlevelVoiceAi.request("GET", "/a/{id}", { params: { path: { id: "b c" } } });
    assert.equal(result.ok, true);
    assert.deepEqual(result.data, { url: "/a/b%20c", authorization: "Bearer token" });
  } finally {
    server.close();
  }
});
