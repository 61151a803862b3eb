import { describe, expect, test } from "vitest";
import { createExampleClient } from "../example-client.js";
import { json, NOBODY, redirect } from "../loopback-server.js";
import { type Misbehaviour, MISBEHAVIOURS } from "./misbehaviours.js";
import { endOf, startMisbehaving } from "./stage.js";

const params = { path: { agentId: "a1" } };
const body = { name: "Ann" };
// One test per misbehaviour, but that what takes time goes on at the same time.
const titled: [title: string, misbehaviours: readonly Misbehaviour[]][] = [
  ...MISBEHAVIOURS.filter(({ stalls }) => !stalls).map((one): [string, Misbehaviour[]] => [one.title, [one]]),
  ["a stall, before the head or in the body, or byte by byte", MISBEHAVIOURS.filter(({ stalls }) => stalls)],
];
const repeated = titled.filter(([, [first]]) => first !== undefined && (first.get > 1 || first.post > 1));
const [tooMany] = MISBEHAVIOURS;
if (tooMany === undefined) throw new Error("there are no misbehaviours");

describe("Retry: a GET, which changes nothing,", () => {
  test.each(titled)("gets %s", async (_title, misbehaviours) => {
    const tries = misbehaviours.map(async (misbehaviour) => {
      const { seen, other, client } = await startMisbehaving(misbehaviour);
      expect(await endOf(client.GET("/agents"))).toMatchObject(misbehaviour.outcome);
      expect(seen).toHaveLength(misbehaviour.get);
      expect(seen.every(({ method, headers }) => method === "GET" && headers["version"])).toBe(true);
      expect(other.seen).toHaveLength(0);
    });
    await Promise.all(tries);
  });
});

describe("Retry: a POST or PATCH, which may have acted,", () => {
  test.each(titled)("gets %s", async (_title, misbehaviours) => {
    const tries = misbehaviours.map(async (misbehaviour) => {
      const { seen, other, client } = await startMisbehaving(misbehaviour);
      const outcome = await endOf(client.POST("/agents", { body }));
      expect(outcome).toMatchObject(misbehaviour.postOutcome ?? misbehaviour.outcome);
      expect(seen).toHaveLength(misbehaviour.post);
      expect(new Set(seen.map((request) => request.body))).toEqual(new Set(['{"name":"Ann"}']));
      expect(other.seen).toHaveLength(0);
    });
    await Promise.all(tries);
  });

  test.each(repeated)("is retried alike after %s", async (_title, misbehaviours) => {
    const tries = misbehaviours.map(async (misbehaviour) => {
      const { seen, client } = await startMisbehaving(misbehaviour);
      await endOf(client.PATCH("/agents/{agentId}", { params, body }));
      expect(seen).toHaveLength(misbehaviour.post);
    });
    await Promise.all(tries);
  });
});

describe("Retry: an operation marked x-retry: never", () => {
  // As far as the options have a say in it.
  const eager = { retries: 9 };
  const ways: [way: string, method: "POST" | "PUT", path: string, placed?: Record<string, string>][] = [
    ["filled in by hand", "POST", "/agents/a1/call"],
    ["with another placeholder", "POST", "/agents/{id}/call", { id: "a1" }],
    ["with a placeholder for a word", "POST", "/agents/a1/{verb}", { verb: "call" }],
    ["with a slash at the end", "POST", "/agents/a1/call/"],
    ["in capitals", "POST", "/Agents/a1/CALL"],
    ["with a letter encoded", "POST", "/agents/a1/c%61ll"],
    ["of an idempotent method", "PUT", "/agents/a1/call"],
  ];

  test.each(titled)("reaches the server once with %s", async (_title, misbehaviours) => {
    const tries = misbehaviours.map(async (misbehaviour) => {
      const { seen, other, client } = await startMisbehaving(misbehaviour, eager);
      const outcome = await endOf(client.POST("/agents/{agentId}/call", { params, body, ...eager }));
      expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(["POST /agents/a1/call"]);
      expect(other.seen).toHaveLength(0);
      const { post, postOutcome = misbehaviour.outcome } = misbehaviour;
      // The result of an attempt that was not retried is returned as it is.
      expect(outcome).toMatchObject(post === 1 ? postOutcome : { ok: false, request: { attempts: 1 } });
    });
    await Promise.all(tries);
  });

  test.each(repeated)(
    "reaches the server once, however it is written, with %s",
    async (_title, misbehaviours) => {
      const tries = misbehaviours.flatMap((misbehaviour) =>
        ways.map(async ([way, method, path, placed = {}]) => {
          const { seen, client } = await startMisbehaving(misbehaviour, eager);
          const init = { params: { path: placed, query: { way } }, ...eager };
          await endOf(client.request(method.toLowerCase(), path, init));
          expect(seen, way).toHaveLength(1);
        }),
      );
      await Promise.all(tries);
    },
  );

  test("is sent once when nobody listens", async () => {
    const sent: number[] = [];
    const client = createExampleClient({
      token: "t1",
      baseUrl: NOBODY,
      onRequest: ({ attempt }) => sent.push(attempt),
      ...eager,
    });
    const call = client.POST("/agents/{agentId}/call", { params, body });
    await expect(call).rejects.toMatchObject({ name: "ConnectionError", sent: "no" });
    expect(sent).toEqual([1]);
  });

  test("is known behind a baseUrl that has a part of its path, or more", async () => {
    const { baseUrl, seen, client } = await startMisbehaving(tooMany);
    await client.with({ baseUrl: `${baseUrl}/agents` }).request("POST", "/a1/call");
    await client.with({ baseUrl: `${baseUrl}/proxy` }).request("POST", "/agents/a1/call");
    expect(seen.map(({ url }) => url)).toEqual(["/agents/a1/call", "/proxy/agents/a1/call"]);
  });

  test.each(["/agents/a1%2Fcall", "/agents/a1/call;v=1", "/agents/a1/call%2F"])(
    "is known by %s, which some servers take for it",
    async (path) => {
      const { seen, client } = await startMisbehaving(tooMany);
      await client.request("POST", path);
      expect(seen).toHaveLength(1);
    },
  );

  test("is not reached by way of a redirect either", async () => {
    const { seen, client } = await startMisbehaving({
      ...tooMany,
      script: () => (response, request) =>
        (request.url === "/agents/a1" ? redirect(307, "/agents/a1/dial") : json(500, {}))(response, request),
    });
    expect(await client.request("GET", "/agents/a1")).toMatchObject({ status: 307 });
    expect(seen).toHaveLength(1);
  });

  test.each(["/agents/a1/b2/call", "/agents/a1/call/x", "/agents/a1/calls", "/agents/call"])(
    "has nothing in common with %s",
    async (path) => {
      const { seen, client } = await startMisbehaving(tooMany);
      await client.request("POST", path);
      expect(seen).toHaveLength(3);
    },
  );
});
