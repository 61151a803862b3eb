import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { listProviders } from "../../generator/list-providers.ts";
import { readSpec, type Spec } from "../../generator/read-spec.ts";
import { connectClient } from "../tour/connect-client.ts";
import { describeContract } from "./describe-contract.ts";
import type { ToInput } from "./describe-round-trips.ts";

const ROOT = join(import.meta.dirname, "../../..");

const specs: Spec[] = [];
const editors = new Map<string, ToInput>();
for (const id of listProviders(ROOT)) {
  specs.push(await readSpec(ROOT, id));
  const module = join(ROOT, "packages", id, "dist/edit.js");
  if (!existsSync(module)) continue;
  const { toInput }: { readonly toInput: ToInput } = await import(pathToFileURL(module).href);
  editors.set(id, toInput);
}

test("there are providers to judge", () => {
  expect(specs).not.toEqual([]);
});

describe.each(specs)("$id", ({ id, document }) => {
  describeContract(document, (options) => connectClient(id, options), editors.get(id));
});
