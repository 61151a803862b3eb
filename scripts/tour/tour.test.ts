import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { listProviders } from "../generator/list-providers.ts";
import { nameProvider } from "../generator/provider-names.ts";
import { readSpec, type Spec } from "../generator/read-spec.ts";
import { startMock } from "../mock/start-mock.ts";
import { evaluateExpression } from "./link-values.ts";
import { planReadingTour, planTour } from "./plan-tour.ts";
import { MissingSettingError, tourLive } from "./tour-live.ts";
import { tourMocks } from "./tour-mocks.ts";

const root = join(import.meta.dirname, "../..");
let specs: Spec[] = [];
beforeAll(async () => {
  specs = await Promise.all(listProviders(root).map((id) => readSpec(root, id)));
});

describe("tourMocks", () => {
  test("makes every call of every tour and none fails", async () => {
    const lines: string[] = [];
    const failed = await tourMocks(specs, (line) => lines.push(line));
    const planned = specs.flatMap(({ document }) => planTour(document));
    expect(lines.at(-1)).toBe(`\n${planned.length} calls to ${specs.length} providers, 0 failed`);
    expect(failed).toBe(0);
    expect(planned.length).toBeGreaterThan(specs.length);
  });
});

describe("planTour", () => {
  test("has reading operations only, lists first, when the spec names none", () => {
    for (const { document } of specs) {
      const { "x-tour": _, ...unnamed } = document;
      const methods = planTour(unnamed).map(({ method }) => method);
      expect(new Set(methods)).toEqual(new Set(["GET"]));
      const depths = planTour(unnamed).map(({ path }) => path.split("{").length);
      expect(depths).toEqual(depths.toSorted((a, b) => a - b));
    }
  });
});

describe("tourLive", () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  test("names the variables when there is no token", async () => {
    const names = specs.map(({ id }) => `${nameProvider(id).upperSnake}_TOKEN`);
    await expect(tourLive(specs, {}, () => {})).rejects.toThrow(MissingSettingError);
    await expect(tourLive(specs, {}, () => {})).rejects.toThrow(names.join(", "));
  });

  test("only reads, with the token and settings of the environment", async () => {
    for (const spec of specs) {
      const seen: string[] = [];
      const mock = await startMock(spec.document);
      const upstream = new URL(mock.baseUrl);
      server = createServer((request, response) => {
        seen.push(`${request.method} ${request.headers.authorization}`);
        void forward(request, upstream.origin, response);
      });
      const port = await listen(server);
      const { upperSnake } = nameProvider(spec.id);
      const environment = {
        [`${upperSnake}_TOKEN`]: "live-token",
        [`${upperSnake}_BASE_URL`]: `http://127.0.0.1:${port}`,
        [`${upperSnake}_LOCATION_ID`]: "a-location",
      };
      const lines: string[] = [];
      await tourLive([spec], environment, (line) => lines.push(line));
      const notCalled = lines.filter((line) => line.includes("not called: no earlier answer has")).length;
      expect(seen).toHaveLength(planReadingTour(spec.document).length - notCalled);
      for (const call of seen) expect(call).toBe("GET Bearer live-token");
      expect(lines.join("\n")).toContain("the real service");
      expect(seen.length).toBeGreaterThan(0);
      server.close();
      await mock.close();
    }
  });
});

describe("evaluateExpression", () => {
  const exchange = {
    request: { path: { agentId: "a1" }, query: { locationId: "l1" }, body: { name: "n" } },
    responseBody: { id: "x1", agents: [{ id: "y1" }], "a/b": 1 },
  };
  test.each([
    ["$response.body#/id", "x1"],
    ["$response.body#/agents/0/id", "y1"],
    ["$response.body#/a~1b", 1],
    ["$response.body#/missing/id", undefined],
    ["$request.path.agentId", "a1"],
    ["$request.query.locationId", "l1"],
    ["$request.body#/name", "n"],
    ["a literal", "a literal"],
    [7, 7],
  ])("gives for %s the value %s", (expression, value) => {
    expect(evaluateExpression(expression, exchange)).toEqual(value);
  });
});

async function forward(request: IncomingMessage, origin: string, response: ServerResponse): Promise<void> {
  const headers = Object.entries(request.headersDistinct).flatMap(([name, values = []]) =>
    ["authorization", "version"].includes(name) ? values.map((value): [string, string] => [name, value]) : [],
  );
  const answer = await fetch(origin + (request.url ?? "/"), { headers });
  response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}
