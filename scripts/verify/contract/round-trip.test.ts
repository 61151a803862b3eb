import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createRoundTripClient } from "../../generator/fixtures/goldens/round-trip/generated/client.ts";
import { toInput } from "../../generator/fixtures/goldens/round-trip/generated/edit.ts";
import { readDocument } from "../../generator/read-spec.ts";
import { createJudge } from "./create-judge.ts";
import { describeContract } from "./describe-contract.ts";
import { listRoundTripCalls } from "./list-round-trip-calls.ts";

const golden = join(import.meta.dirname, "../../generator/fixtures/goldens/round-trip");
const document = await readDocument(join(golden, "openapi.yaml"));

describeContract(
  document,
  (options) => createRoundTripClient(options),
  (...received) => Object(Reflect.apply(toInput, undefined, received)),
);

describe("without toInput", () => {
  const judge = createJudge(document);

  test.each(listRoundTripCalls(document))("$title is refused", ({ schema, received }) => {
    expect(judge.complain(schema, received)).not.toEqual([]);
  });
});
