import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient, isInvalidRequestError, type Provider } from "../src/index.js";
import { bodyProperty } from "./properties/body-property.js";
import { headerProperty } from "./properties/header-property.js";
import { pathProperty } from "./properties/path-property.js";
import type { AnyClient, Property } from "./properties/property.js";
import { queryFacts, queryProperty } from "./properties/query-property.js";
import { type Recorder, startRecorder } from "./properties/start-recorder.js";
import { writtenPathProperty } from "./properties/written-path-property.js";

/** Cases of each property per seed. */
const CASES = { path: 1_600, writtenPath: 640, query: 1_600, header: 960, body: 960 };

/** The first finds what it found yesterday, the second may find something new; fast-check prints it when it does. */
const SEEDS: [title: string, seed: number][] = [
  ["the same seed every time", 4_004],
  ["a new seed", Math.trunc(Math.random() * 2 ** 31)],
];

/** Cases that run at a time, so that ten thousand take seconds. */
const LANES = 16;

/** On a machine with much else to do. */
const LONGEST_MS = 60_000;

const provider: Provider = {
  baseUrl: "https://api.invalid",
  schemes: { bearer: { header: "Authorization", prefix: "Bearer " } },
  security: ["bearer"],
  operations: { "GET /styles": queryFacts },
};

let recorder: Recorder;
let client: AnyClient;
let lastCase = 0;

beforeAll(async () => {
  recorder = await startRecorder();
  client = createClient(provider, { token: "t1", baseUrl: `${recorder.baseUrl}/api/v2`, retries: 0 });
});

afterAll(() => recorder.close());

interface Tally {
  arrived: number;
  refused: number;
}

/** Sends one input and compares what the server saw of it. */
async function tryInput<Input>(property: Property<Input>, input: Input, tally: Tally): Promise<void> {
  lastCase += 1;
  const number = String(lastCase);
  let isRefused = false;
  try {
    await property.send(client, input, { "X-Case": number });
  } catch (error) {
    if (!isInvalidRequestError(error)) throw error;
    isRefused = true;
  }
  const received = recorder.take(number);
  if (isRefused) {
    tally.refused += 1;
    expect(received).toEqual([]);
    expect(property.mayBeRefused(input)).toBe(true);
  } else {
    tally.arrived += 1;
    expect(received).toHaveLength(1);
    for (const one of received) property.check(input, one);
  }
}

/** Tries a property with many inputs, several at a time. */
async function tryMany<Input>(property: Property<Input>, cases: number, seed: number): Promise<Tally> {
  const tally: Tally = { arrived: 0, refused: 0 };
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    fc.assert(
      fc.asyncProperty(property.arbitrary, (input) => tryInput(property, input, tally)),
      { numRuns: cases / LANES, seed: seed + lane },
    ),
  );
  const results = await Promise.allSettled(lanes);
  for (const result of results) if (result.status === "rejected") throw result.reason;
  return tally;
}

describe.each(SEEDS)("with %s", (_title, seed) => {
  async function hold<Input>(property: Property<Input>, cases: number): Promise<void> {
    const before = recorder.count();
    const { arrived, refused } = await tryMany(property, cases, seed);
    expect(arrived + refused).toBe(cases);
    // Nothing came that no case knows of, such as a second request hidden in a first.
    expect(recorder.count() - before).toBe(arrived);
    // It would also hold if all were refused, or if nothing were ever harmful.
    expect(Math.min(arrived, refused)).toBeGreaterThan(cases / 50);
  }

  test(pathProperty.title, () => hold(pathProperty, CASES.path), LONGEST_MS);
  test(writtenPathProperty.title, () => hold(writtenPathProperty, CASES.writtenPath), LONGEST_MS);
  test(queryProperty.title, () => hold(queryProperty, CASES.query), LONGEST_MS);
  test(headerProperty.title, () => hold(headerProperty, CASES.header), LONGEST_MS);
  test(bodyProperty.title, () => hold(bodyProperty, CASES.body), LONGEST_MS);
});

test("the properties are tried with at least 10 000 cases in all", () => {
  const perSeed = Object.values(CASES).reduce((sum, cases) => sum + cases, 0);
  expect(perSeed * SEEDS.length).toBeGreaterThanOrEqual(10_000);
});
