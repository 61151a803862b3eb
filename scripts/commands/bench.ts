import { join } from "node:path";
import { runCommandLine, text } from "../base/terminal/run-command-line.ts";
import { requireBuilt } from "../generator/require-built.ts";
import { runBench } from "../verify/bench/run-bench.ts";
import { LEAST_ROUNDS, readRounds } from "../verify/measure/rounds.ts";

const root = join(import.meta.dirname, "../..");

process.exitCode = await runCommandLine(process.argv.slice(2), {
  usage: "pnpm bench [--rounds <n>]",
  about: `
Compares our built packages with other clients and generators and writes scripts/verify/bench/RESULTS.md. The others are
installed into scripts/verify/bench/node_modules on the first run and after a change of package-lock.json. Takes some
minutes; the machine should have nothing else to do.`,
  options: { rounds: text(`number of rounds; default and minimum: ${LEAST_ROUNDS}`) },
  async run({ rounds }) {
    const count = readRounds(rounds);
    requireBuilt(root);
    await runBench(root, count);
    console.log("Wrote scripts/verify/bench/RESULTS.md.");
    return 0;
  },
});
