import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createUnionsBothWaysClient } from "../../generator/fixtures/goldens/unions-both-ways/generated/client.ts";
import { readDocument } from "../../generator/read-spec.ts";
import { createJudge } from "./create-judge.ts";
import { describeContract } from "./describe-contract.ts";

const golden = join(import.meta.dirname, "../../generator/fixtures/goldens/unions-both-ways");
const document = await readDocument(join(golden, "openapi.yaml"));

describe("a client whose unions have an optional tag, no tag or a rule between fields", () => {
  describeContract(document, (options) => createUnionsBothWaysClient(options));
});

describe("a request", () => {
  const { complain } = createJudge(document);
  const voice = { name: "Ann" };
  const followUp = { text: "Hello?", repeats: true, everyHours: 2, ends: "later", days: 3 };
  const judge = (value: object): string[] => complain({ $ref: "#/components/schemas/AgentInput" }, value);

  test("can leave out a tag that has a default, and has what its rules ask for", () => {
    expect(judge({ voice, sources: [{ url: "u" }, { text: "t" }], followUp })).toEqual([]);
  });

  test.each([
    ["a misspelt key next to a tag that was left out", { voice: { ...voice, nmae: "Bob" } }],
    ["the property of another variant", { voice: { ...voice, sampleUrl: "u" } }],
    ["another tag without what it needs", { voice: { ...voice, kind: "cloned" } }],
    ["a member of no union", { voice, sources: [{ file: "f" }] }],
    ["a misspelt key in a union without a tag", { voice, sources: [{ url: "u", txt: "t" }] }],
    ["a rule without what it asks for", { voice, followUp: { ...followUp, days: undefined } }],
    ["the property of another alternative", { voice, followUp: { ...followUp, ends: "never" } }],
    ["a misspelt key next to rules", { voice, followUp: { ...followUp, txt: "Hello?" } }],
    ["what only the platform sets", { voice, followUp: { ...followUp, id: "f-1" } }],
  ])("is refused for %s", (_, value) => {
    expect(judge(JSON.parse(JSON.stringify(value)))).not.toEqual([]);
  });
});
