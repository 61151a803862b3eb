import { join } from "node:path";
import { describe } from "vitest";
import { createOauth2Client } from "../../generator/fixtures/goldens/oauth2/generated/client.ts";
import { createPagesClient } from "../../generator/fixtures/goldens/pages/generated/client.ts";
import { createRegionsClient } from "../../generator/fixtures/goldens/regions/generated/client.ts";
import { createServerVariablesClient } from "../../generator/fixtures/goldens/server-variables/generated/client.ts";
import { readDocument } from "../../generator/read-spec.ts";
import { describeContract } from "./describe-contract.ts";

const goldens = join(import.meta.dirname, "../../generator/fixtures/goldens");

/** Clients with something that no provider has yet. */
const CLIENTS: Readonly<Record<string, Parameters<typeof describeContract>[1]>> = {
  oauth2: createOauth2Client,
  pages: createPagesClient,
  regions: createRegionsClient,
  "server-variables": createServerVariablesClient,
};

describe.each(Object.entries(CLIENTS))("%s", async (golden, connect) => {
  describeContract(await readDocument(join(goldens, golden, "openapi.yaml")), connect);
});
