import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { ALLOCATION_FLAGS } from "../budgets/measure-allocation.ts";
import { formatFile } from "../../generator/format-file.ts";
import { findUnbuilt } from "../../generator/find-unbuilt.ts";
import { replaceFile } from "../../base/disk/replace-file.ts";
import { runCommandLine, UsageError } from "../../base/terminal/run-command-line.ts";
import { type ChartGroup, drawChart } from "./draw-chart.ts";
import { type Caller, CONTROL, listCallers, OURS } from "./list-callers.ts";
import { measureClients } from "./measure-clients.ts";
import { measureGeneration } from "./measure-generation.ts";
import { measureProgram } from "./measure-program.ts";
import { measureBundle, measureInstalled } from "./measure-sizes.ts";
import { measureTypes } from "./measure-types.ts";
import { renderResults, type Results } from "./render-results.ts";

const HELP = `Usage: pnpm bench [--rounds <n>]

Compares our built packages with other clients and generators and writes scripts/verify/bench/RESULTS.md and results.svg. What
it compares with is installed into scripts/verify/bench/node_modules on the first run and after a change of package-lock.json.
Takes some minutes; the machine should have nothing else to do.

  --rounds  how many rounds; default and least: 15
  --help    shows this`;

const LEAST_ROUNDS = 15;
const root = join(import.meta.dirname, "../../..");

/** Runs the command, and returns the exit code. */
async function run(rounds: number): Promise<number> {
  if (!Number.isInteger(rounds) || rounds < LEAST_ROUNDS)
    throw new UsageError(`--rounds must be a whole number from ${LEAST_ROUNDS}`);
  const unbuilt = findUnbuilt(root);
  if (unbuilt !== undefined) {
    console.error(unbuilt);
    return 1;
  }
  installPeers();
  const results = await measure(rounds);
  const page = await formatFile(root, { path: "RESULTS.md", content: renderResults(results) });
  replaceFile(join(import.meta.dirname, "RESULTS.md"), page.content);
  replaceFile(join(import.meta.dirname, "results.svg"), drawChart(listGroups(results), OURS));
  console.log("Wrote scripts/verify/bench/RESULTS.md and results.svg.");
  return 0;
}

function installPeers(): void {
  const changed = (file: string): number =>
    statSync(join(import.meta.dirname, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  // npm writes the first when it has installed everything. What was installed before a change lacks what came with it.
  if (changed("node_modules/.package-lock.json") > changed("package-lock.json")) return;
  const { status } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: import.meta.dirname,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("what to compare with could not be installed");
}

async function measure(rounds: number): Promise<Results> {
  const callers = listCallers();
  const each = async <Figure>(
    measureOne: (caller: Caller) => Promise<Figure>,
  ): Promise<Map<string, Figure>> => {
    const figures = new Map<string, Figure>();
    for (const caller of callers) figures.set(caller.name, await measureOne(caller));
    return figures;
  };
  console.log("sizes and types …");
  const counts = {
    allocations: await each(({ name }) => measureProgram("allocate.mjs", [name], ALLOCATION_FLAGS)),
    bundles: await each(({ name }) => measureBundle(name)),
    installed: await each((caller) => measureInstalled(caller)),
    types: await measureTypes(root),
  };
  console.log("generators …");
  const generation = await measureGeneration(root, rounds);
  console.log("clients …");
  const ratios = await measureClients(callers, rounds);
  const date = new Date().toISOString().slice(0, 10);
  const machine = `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} cores`;
  return { date, machine, rounds, callers, ratios, generation, ...counts };
}

function listGroups({ callers, ratios, bundles, allocations }: Results): ChartGroup[] {
  const names = callers.map(({ name }) => name).filter((name) => name !== CONTROL);
  const bars = (
    figures: ReadonlyMap<string, number>,
    write: (figure: number) => string,
  ): ChartGroup["bars"] =>
    names
      .flatMap((name) => {
        const value = figures.get(name);
        return value === undefined ? [] : [{ name, value, text: write(value) }];
      })
      .toSorted((a, b) => a.value - b.value);
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
  const gzip = new Map(
    callers.flatMap(({ name, directory }) => {
      const sizes = bundles.get(name);
      return sizes === undefined || directory === undefined ? [] : [[name, sizes.gzip] as const];
    }),
  );
  return [
    ...[...ratios].map(([title, ratio]) => ({
      title: `${title}, ratio to bare fetch`,
      bars: bars(ratio, (figure) => figure.toFixed(2)),
    })),
    { title: "allocated per call", bars: bars(allocations, kilobytes) },
    { title: "one POST in a browser, gzip", bars: bars(gzip, kilobytes) },
  ];
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
  help: HELP,
  options: { rounds: { type: "string", default: String(LEAST_ROUNDS) } },
  run: ({ rounds }) => run(Number(rounds)),
});
