import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listProviders } from "../../generator/list-providers.ts";
import { readSpec, type Spec } from "../../generator/read-spec.ts";
import { connectClient } from "../tour/connect-client.ts";
import { describeContract } from "./describe-contract.ts";

const ROOT = join(import.meta.dirname, "../../..");

const specs: Spec[] = [];
for (const id of listProviders(ROOT)) specs.push(await readSpec(ROOT, id));

test("there are providers to judge", () => {
  expect(specs).not.toEqual([]);
});

describe.each(specs)("$id", ({ id, document }) => {
  describeContract(document, (options) => connectClient(id, options));
});
