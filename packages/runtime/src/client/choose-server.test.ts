import { describe, expect, test } from "vitest";
import { json, startServer } from "../../test/loopback-server.js";
import { chooseServer } from "./choose-server.js";
import { createClient } from "./create-client.js";
import { RateLimitError } from "../errors/rate-limit-error.js";
import type { ClientOptions } from "./options.js";
import type { Provider } from "./provider.js";

interface Options extends ClientOptions {
  readonly region?: unknown;
}

async function startRegions(): Promise<{
  us: string[];
  eu: string[];
  connect: (options: Options) => ReturnType<typeof createClient<object, Options>>;
}> {
  const usedUp = json(200, {}, { "x-left": "0" });
  const [us, eu] = [await startServer(usedUp), await startServer(usedUp)];
  const values = { us: us.baseUrl, eu: `${eu.baseUrl}/v1` };
  const provider: Provider = {
    baseUrl: us.baseUrl,
    servers: chooseServer("{region}", { region: { default: "us", values } }),
    schemes: { key: { header: "Authorization" } },
    security: ["key"],
    rateLimit: [{ name: "minute", windowMs: 60_000, exhausted: "fail", headers: { remaining: "x-left" } }],
  };
  const listPaths = ({ seen }: typeof us): string[] => seen.map(({ url }) => url);
  return {
    get us() {
      return listPaths(us);
    },
    get eu() {
      return listPaths(eu);
    },
    connect: (options) => createClient(provider, { token: "t1", ...options }),
  };
}

describe("chooseServer", () => {
  test("calls the default without an option", async () => {
    const regions = await startRegions();
    await regions.connect({ region: undefined }).request("GET", "/agents");
    expect([regions.us, regions.eu]).toEqual([["/agents"], []]);
  });

  test("calls the server that the option chooses", async () => {
    const regions = await startRegions();
    await regions.connect({ region: "eu" }).request("GET", "/agents");
    expect([regions.us, regions.eu]).toEqual([[], ["/v1/agents"]]);
  });

  test("lets baseUrl win", async () => {
    const [regions, mock] = [await startRegions(), await startServer(json(200, {}))];
    await regions.connect({ baseUrl: mock.baseUrl }).request("GET", "/agents");
    expect([regions.us, regions.eu, mock.seen.length]).toEqual([[], [], 1]);
  });

  test.each(["mars", "toString", "", 1, null, ["eu"]])("refuses %j as a value", async (region) => {
    const { connect } = await startRegions();
    expect(() => connect({ region })).toThrow(new TypeError("region must be one of: us, eu"));
  });

  test("refuses it together with baseUrl", async () => {
    const { connect } = await startRegions();
    const both = new TypeError("baseUrl and region both choose the server; leave one of them out");
    expect(() => connect({ region: "eu", baseUrl: "http://127.0.0.1:2" })).toThrow(both);
    expect(() => connect({ region: "eu" }).with({ baseUrl: "http://127.0.0.1:2" })).toThrow(both);
  });

  test("is not an option of a call", async () => {
    const { connect } = await startRegions();
    const call = connect({}).request("GET", "/agents", Object.assign({ headers: {} }, { region: "eu" }));
    await expect(call).rejects.toThrow('unknown call option "region"');
  });

  test("gives another server a budget of its own", async () => {
    const regions = await startRegions();
    const client = regions.connect({});
    await client.request("GET", "/agents");
    await client.with({ region: "eu" }).request("GET", "/agents");
    expect([regions.us, regions.eu]).toEqual([["/agents"], ["/v1/agents"]]);
    await expect(client.with({ retries: 1 }).request("GET", "/agents")).rejects.toThrow(RateLimitError);
  });

  test("fills in every variable of an address", () => {
    const { addressOf } = chooseServer("https://{cluster}.acme.example/{version}/{version}", {
      cluster: { default: "main", values: { main: "main", "eu-1": "eu-1" } },
      version: { default: "v2", values: { v1: "v1", v2: "v2" } },
    });
    expect(addressOf({})).toBe("https://main.acme.example/v2/v2");
    expect(addressOf({ cluster: "eu-1", version: "v1" })).toBe("https://eu-1.acme.example/v1/v1");
  });
});
