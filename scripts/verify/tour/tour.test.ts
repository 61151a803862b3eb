import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ExpectedError } from "../../base/terminal/expected-error.ts";
import { credentialHeader } from "../contract/wire-operation.ts";
import { startRecorder } from "../contract/start-recorder.ts";
import type { OpenApiDocument } from "../../generator/document.ts";
import { parameterExample } from "../../generator/example-call.ts";
import { listOperations, type Operation } from "../../generator/list-operations.ts";
import { listProviders } from "../../generator/list-providers.ts";
import { nameProvider } from "../../generator/provider-names.ts";
import { readSpec, type Spec } from "../../generator/read-spec.ts";
import { startMock } from "../mock/start-mock.ts";
import { evaluateExpression } from "./link-values.ts";
import { planReadingTour, planTour } from "./plan-tour.ts";
import { tourLive } from "./tour-live.ts";
import { tourMocks } from "./tour-mocks.ts";

const root = join(import.meta.dirname, "../../..");
const ids = listProviders(root);
const read = new Map<string, Promise<Spec>>();

/** Read once, by the first test that needs it. */
function specOf(id: string): Promise<Spec> {
  const spec = read.get(id) ?? readSpec(root, id);
  read.set(id, spec);
  return spec;
}

describe("tourMocks", () => {
  test.each(ids)("makes every call of the tour of %s and none fails", async (id) => {
    const spec = await specOf(id);
    const lines: string[] = [];
    const failed = await tourMocks([spec], (line) => lines.push(line));
    const planned = planTour(spec.document);
    expect(lines.at(-1)).toBe(`\n${planned.length} calls to 1 providers, 0 failed`);
    expect(failed).toBe(0);
  });

  test("makes no call where there is nothing to read and no tour", async () => {
    const { document } = await specOf(ids[0] ?? "");
    const silent = withoutReading(document);
    const lines: string[] = [];
    expect(planTour(silent)).toEqual([]);
    expect(await tourMocks([{ id: ids[0] ?? "", document: silent }], (line) => lines.push(line))).toBe(0);
    expect(lines.at(-1)).toContain("0 calls");
  });
});

/** The document of an API that is only written to. */
function withoutReading(whole: OpenApiDocument): OpenApiDocument {
  const { "x-tour": _, ...document } = whole;
  const paths = Object.entries(document.paths).map(([path, { get: _get, ...item }]) => [path, item]);
  return { ...document, paths: Object.fromEntries(paths) };
}

describe("planTour", () => {
  test.each(ids)("has reading operations of %s only, lists first, when the spec names none", async (id) => {
    const { "x-tour": _, ...unnamed } = (await specOf(id)).document;
    const planned = planTour(unnamed);
    expect(planned.filter(({ method }) => method !== "GET")).toEqual([]);
    const reading = listOperations(unnamed).filter((one) => one.method === "GET" && one.retry !== "never");
    expect(planned).toHaveLength(reading.length);
    const depths = planned.map(({ path }) => path.split("{").length);
    expect(depths).toEqual(depths.toSorted((a, b) => a - b));
  });
});

describe("tourLive", () => {
  const TOKEN = "live-token";

  test("names the variables when there is no token", async () => {
    const specs = await Promise.all(ids.map(specOf));
    const names = specs.map(({ id }) => `${nameProvider(id).upperSnake}_TOKEN`);
    await expect(tourLive(specs, {}, () => {})).rejects.toThrow(ExpectedError);
    await expect(tourLive(specs, {}, () => {})).rejects.toThrow(names.join(", "));
  });

  test.each(ids)("only reads from %s, with the token and settings of the environment", async (id) => {
    const spec = await specOf(id);
    const planned = planReadingTour(spec.document);
    const calls = planned.map((operation) => expectCall(spec.document, operation));
    const settings: Record<string, string> = {};
    let tour = await tourRecorded(spec, settings);
    while (tour.asked.length > 0) {
      expect(tour.calls).toHaveLength(calls.length - tour.asked.length);
      const before = Object.keys(settings).length;
      Object.assign(settings, Object.fromEntries(tour.asked));
      // A given value is not requested again.
      expect(Object.keys(settings).length).toBeGreaterThan(before);
      tour = await tourRecorded(spec, settings);
    }
    expect(tour.calls).toEqual(calls);
    expect(tour.text).toContain("the real service");
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
