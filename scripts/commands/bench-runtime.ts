import { join } from "node:path";
import { printTable } from "../base/terminal/print-table.ts";
import { flag, runCommandLine, text } from "../base/terminal/run-command-line.ts";
import { requireBuilt } from "../generator/require-built.ts";
import { LEAST_ROUNDS, readRounds } from "../verify/measure/rounds.ts";

process.exitCode = await runCommandLine(process.argv.slice(2), {
  usage: "pnpm bench:runtime [--rounds <n>] [--json]",
  about: `
Compares the built runtime with bare fetch doing the same requests, with its defaults (retry, timeout, rate budget,
guards), and also with hooks and a total timeout: calls per second against a server in another process, and
thread time per call with a fetch that responds at once. Measures everything in turn, round by round, with a
control (bare fetch again). The figures are medians of the ratios of single rounds.`,
  options: {
    rounds: text(`number of rounds; default and minimum: ${LEAST_ROUNDS}`),
    json: flag("prints JSON instead of a table"),
  },
  async run({ rounds: digits, json }) {
    const rounds = readRounds(digits);
    requireBuilt(join(import.meta.dirname, "../.."));
    // Imported late, because it loads the built runtime: without a build, the command can still show its help.
    const { compareCalls, HEAD, isMet, toCells } = await import("../verify/bench-runtime/compare-calls.ts");
    const rows = await compareCalls(rounds);
    if (json) console.log(JSON.stringify({ rounds, node: process.version, rows }, null, 2));
    else printTable(HEAD, rows.map(toCells));
    return rows.every(isMet) ? 0 : 1;
  },
});
