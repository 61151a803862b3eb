import { expect, onTestFinished, test } from "vitest";
import { createClient, keepDigits } from "../../src/index.js";
import { inTurn, startServer, text } from "../loopback-server.js";

const PROVIDER = {
  baseUrl: "https://api.invalid",
  schemes: {},
  security: [],
  operations: { "GET /desks": { digits: keepDigits("id") } },
};

test("an id beyond 2^53 goes from a response into the next path with every digit", async () => {
  const list = text(200, "application/json", '{"desks":[{"id":9007199254740993,"floor":2}],"total":1}');
  const server = await startServer(inTurn(list, text(200, "application/json", "{}")));
  onTestFinished(() => server.close());
  const client = createClient(PROVIDER, { baseUrl: server.baseUrl });
  const result = await client.request("GET", "/desks");
  expect(result).toMatchObject({
    ok: true,
    data: { desks: [{ id: "9007199254740993", floor: 2 }], total: 1 },
  });
  await client.request("DELETE", "/desks/{id}", { params: { path: { id: "9007199254740993" } } });
  expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "GET /desks",
    "DELETE /desks/9007199254740993",
  ]);
});

test("a number without that fact is read as JSON.parse does", async () => {
  const server = await startServer(text(200, "application/json", '{"id":7}'));
  onTestFinished(() => server.close());
  const client = createClient(PROVIDER, { baseUrl: server.baseUrl });
  expect(await client.request("GET", "/others")).toMatchObject({ data: { id: 7 } });
});
