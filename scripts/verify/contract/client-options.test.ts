import { join } from "node:path";
import { describe } from "vitest";
import { createOauth2Client } from "../../generator/fixtures/goldens/oauth2/generated/client.ts";
import { createRegionsClient } from "../../generator/fixtures/goldens/regions/generated/client.ts";
import { createServerVariablesClient } from "../../generator/fixtures/goldens/server-variables/generated/client.ts";
import { readDocument } from "../../generator/read-spec.ts";
import { describeContract } from "./describe-contract.ts";

const goldens = join(import.meta.dirname, "../../generator/fixtures/goldens");
const readGolden = (idea: string): ReturnType<typeof readDocument> =>
  readDocument(join(goldens, idea, "openapi.yaml"));

describe("regions", async () => {
  describeContract(await readGolden("regions"), (options) => createRegionsClient(options));
});

describe("server variables", async () => {
  describeContract(await readGolden("server-variables"), (options) => createServerVariablesClient(options));
});

describe("OAuth 2.0", async () => {
  describeContract(await readGolden("oauth2"), (options) => createOauth2Client(options));
});
