import { join } from "node:path";
import { createEveryConstructClient } from "../../generator/fixtures/goldens/every-construct/generated/client.ts";
import { toInput } from "../../generator/fixtures/goldens/every-construct/generated/edit.ts";
import { readDocument } from "../../generator/read-spec.ts";
import { describeContract } from "./describe-contract.ts";

const golden = join(import.meta.dirname, "../../generator/fixtures/goldens/every-construct");

describeContract(
  await readDocument(join(golden, "openapi.yaml")),
  (options) => createEveryConstructClient(options),
  (...received) => Object(Reflect.apply(toInput, undefined, received)),
);
