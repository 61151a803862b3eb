import { join } from "node:path";
import { changeFiles } from "../verify/faults/apply-fault.ts";
import type { Fault } from "../verify/faults/fault.ts";
import { readFaults } from "../verify/faults/read-faults.ts";
import { tryFaults, type TriedFault } from "../verify/faults/try-faults.ts";
import { printTable } from "../base/terminal/print-table.ts";
import { flag, runCommandLine, texts, UsageError } from "../base/terminal/run-command-line.ts";

/** Number of copies to test in parallel; the tests wait most of the time. */
const LANES = 3;
const root = join(import.meta.dirname, "../..");

process.exitCode = await runCommandLine(process.argv.slice(2), {
  usage: "pnpm faults [--only <name>]… [--list]",
  about: `
Tests the tests of the runtime: applies each fault in scripts/verify/faults/catalog to a copy of packages/runtime, one at a
time, and runs its tests until one fails. Takes minutes.`,
  options: {
    only: texts("tries only this fault; can be given several times"),
    list: flag("lists all faults without trying them"),
  },
  notes: "Exit code 0: every fault was caught. 1: one survived. 2: the faults could not be tried.",
  async run({ only, list }) {
    const all = readFaults(join(root, "scripts/verify/faults/catalog"));
    const unknown = only.filter((name) => !all.some((fault) => fault.name === name));
    if (unknown.length > 0)
      throw new UsageError(`unknown fault ${unknown.join(", ")}; --list shows all faults`);
    const faults = all.filter(({ name }) => only.length === 0 || only.includes(name));
    for (const fault of faults) changeFiles(join(root, "packages/runtime/src"), fault);
    if (!list) return tryAll(faults);
    const rows = faults.map(({ name, breaks }) => [name, breaks]);
    printTable(["fault", "what it breaks"], rows);
    return 0;
  },
  failed: 2,
});

async function tryAll(faults: readonly Fault[]): Promise<number> {
  const tried: TriedFault[] = [];
  const tryThose = async (some: readonly Fault[]): Promise<void> => {
    for await (const one of tryFaults(root, some)) {
      tried.push(one);
      const said = one.result.outcome === "passed" ? "SURVIVED" : "caught";
      console.error(`${tried.length}/${faults.length} ${one.fault.name}: ${said}`);
    }
  };
  const lanes = Array.from({ length: Math.min(LANES, faults.length) }, (_, lane) =>
    faults.filter((_fault, index) => index % LANES === lane),
  );
  await Promise.all(lanes.map(tryThose));
  return report(tried);
}

function report(tried: readonly TriedFault[]): number {
  printTable(
    ["fault", "ms", "caught by"],
    tried.map(({ fault, result: { outcome, failure, ms } }) => [
      fault.name,
      ms,
      outcome === "passed" ? "SURVIVED" : failure,
    ]),
  );
  const survivors = tried.filter(({ result }) => result.outcome === "passed");
  console.log(`\n${tried.length - survivors.length} of ${tried.length} faults were caught.`);
  for (const { fault } of survivors) console.log(`No test notices ${fault.name}: ${fault.breaks}`);
  return survivors.length === 0 ? 0 : 1;
}
