import { join } from "node:path";
import { describe } from "vitest";
import { createPagesClient } from "../../generator/fixtures/goldens/pages/generated/client.ts";
import { readDocument } from "../../generator/read-spec.ts";
import { describeContract } from "./describe-contract.ts";

const golden = join(import.meta.dirname, "../../generator/fixtures/goldens/pages");

describe("a client of lists in every way that there is", async () => {
  describeContract(await readDocument(join(golden, "openapi.yaml")), (options) => createPagesClient(options));
});
