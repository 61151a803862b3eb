// Writes what the programs of twenty-calls.ts import into a folder: `<name>.ts` from openapi-typescript, `<name>/` from hey-api,
// `orval/<name>.ts` from orval.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import openapiTS, { astToString } from "openapi-typescript";
import { generate } from "orval";
import { configureOrval, ORVAL_OPTIONS } from "./configure-orval.mjs";

const [folder, ...pairs] = process.argv.slice(2);
for (const pair of pairs) {
  const [name, spec] = pair.split("=");
  const nodes = await openapiTS(pathToFileURL(spec), { silent: true, defaultNonNullable: false });
  writeFileSync(join(folder, `${name}.ts`), astToString(nodes));
  const output = join(folder, name);
  await createClient({ input: spec, output, logs: { level: "silent", file: false } });
  await generate(configureOrval(spec, join(folder, "orval", `${name}.ts`)), folder, ORVAL_OPTIONS);
}
