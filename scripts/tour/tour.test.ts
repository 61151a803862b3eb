import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { credentialHeader } from "../contract/credential-header.ts";
import { startRecorder } from "../contract/start-recorder.ts";
import type { OpenApiDocument } from "../generator/document.ts";
import { parameterExample } from "../generator/example-call.ts";
import { listOperations, type Operation } from "../generator/list-operations.ts";
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
  const TOKEN = "live-token";

  test("names the variables when there is no token", async () => {
    const names = specs.map(({ id }) => `${nameProvider(id).upperSnake}_TOKEN`);
    await expect(tourLive(specs, {}, () => {})).rejects.toThrow(MissingSettingError);
    await expect(tourLive(specs, {}, () => {})).rejects.toThrow(names.join(", "));
  });

  test("only reads, with the token and settings of the environment", async () => {
    for (const spec of specs) {
      const planned = planReadingTour(spec.document);
      const calls = planned.map((operation) => expectCall(spec.document, operation));
      const settings: Record<string, string> = {};
      let tour = await tourRecorded(spec, settings);
      while (tour.asked.length > 0) {
        expect(tour.calls).toHaveLength(calls.length - tour.asked.length);
        const before = Object.keys(settings).length;
        Object.assign(settings, Object.fromEntries(tour.asked));
        // What is set is not asked for again.
        expect(Object.keys(settings).length).toBeGreaterThan(before);
        tour = await tourRecorded(spec, settings);
      }
      expect(tour.calls).toEqual(calls);
      expect(tour.text).toContain("the real service");
      expect(calls.length).toBeGreaterThan(0);
    }
  });

  /** Calls a mock in place of the real service, and notes what it gets and which settings the tour asks for. */
  async function tourRecorded(
    spec: Spec,
    settings: Readonly<Record<string, string>>,
  ): Promise<{ calls: string[]; asked: [name: string, value: string][]; text: string }> {
    const mock = await startMock(spec.document);
    const recorder = await startRecorder(mock.baseUrl);
    const { upperSnake } = nameProvider(spec.id);
    const environment = { [`${upperSnake}_TOKEN`]: TOKEN, [`${upperSnake}_BASE_URL`]: recorder.baseUrl };
    const lines: string[] = [];
    const { requests } = await recorder.record(() =>
      tourLive([spec], { ...environment, ...settings }, (line) => lines.push(line)),
    );
    await recorder.close();
    await mock.close();
    return {
      calls: requests.map((request) => showCall(request.method, request.headers)),
      asked: lines.flatMap((line) => askedSetting(spec, line)),
      text: lines.join("\n"),
    };
  }

  /** The header is the one that the spec names for the operation. */
  function expectCall(document: OpenApiDocument, operation: Operation): string {
    return showCall("GET", credentialHeader(document, operation, TOKEN));
  }

  function showCall(method: string, headers: readonly (readonly [name: string, value: string])[]): string {
    const credentials = headers.filter(([, value]) => value.includes(TOKEN));
    return [method, ...credentials.map(([name, value]) => `${name.toLowerCase()}: ${value}`)].join(" ");
  }
});

/** The setting that a line asks for, with the value that the spec has as an example. */
function askedSetting({ document }: Spec, line: string): [name: string, value: string][] {
  const [, parameter, setting] = /no earlier answer has (\S+); it can be set in (\S+)$/.exec(line) ?? [];
  if (parameter === undefined || setting === undefined) return [];
  const declared = listOperations(document).flatMap(({ parameters }) => parameters);
  const example = declared.find(({ name, required }) => name === parameter && required);
  return [[setting, String(example && parameterExample(example))]];
}

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
