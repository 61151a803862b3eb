// Prints how long hey-api takes for the given specs in a fresh process, once it is loaded.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@hey-api/openapi-ts";

const output = mkdtempSync(join(tmpdir(), "bench-hey-api-"));
const started = performance.now();
for (const [index, input] of process.argv.slice(2).entries())
  await createClient({ input, output: join(output, String(index)), logs: { level: "silent", file: false } });
console.log(performance.now() - started);
rmSync(output, { recursive: true });
