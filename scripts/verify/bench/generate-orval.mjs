// Prints how long orval takes for the given specs in a fresh process, once it is loaded.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "orval";
import { configureOrval, ORVAL_OPTIONS } from "./configure-orval.mjs";

// Otherwise most of it is loaded in the middle of the work. It refuses a configuration that names no spec.
await generate({}).catch(() => {});
const output = mkdtempSync(join(tmpdir(), "bench-orval-"));
const started = performance.now();
for (const [index, spec] of process.argv.slice(2).entries())
  await generate(configureOrval(spec, join(output, `${index}.ts`)), undefined, ORVAL_OPTIONS);
console.log(performance.now() - started);
rmSync(output, { recursive: true });
