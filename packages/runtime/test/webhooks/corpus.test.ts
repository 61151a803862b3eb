import { expect, test } from "vitest";
import * as library from "../../src/webhooks/index.js";
import { runCorpus } from "./run-corpus.js";

const COUNT = Number(process.env["WEBHOOK_DELIVERIES"] ?? 600);

test("accepts what the platform signed, and refuses everything else", { timeout: 120_000 }, async () => {
  const results = await runCorpus(library, COUNT, 16);
  expect(results.map(({ wrong }) => wrong)).toEqual(results.map(() => []));
  for (const { deliveries, valid } of results) {
    expect(deliveries).toBe(COUNT);
    expect(valid).toBeGreaterThan(COUNT / 20);
  }
});
