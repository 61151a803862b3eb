import { join } from "node:path";
import { parseArgs } from "node:util";
import { changeFiles } from "./faults/apply-fault.ts";
import { FaultError } from "./faults/fault-error.ts";
import { readFaults } from "./faults/read-faults.ts";
import { tryFaults, type TriedFault } from "./faults/try-faults.ts";
import { isParseError } from "./is-parse-error.ts";
import { printTable } from "./print-table.ts";

const HELP = `Usage: pnpm faults [--only <name>]… [--list]

Tests the tests of the runtime: makes each mistake in scripts/faults/catalog in a copy of packages/runtime, one at a time,
and runs its tests until one fails. Takes minutes.

  --only   tries this fault and no other; can be given several times
  --list   shows what there is and tries nothing
  --help   shows this

Exit code 0: every fault was caught. 1: one survived. 2: they could not be tried.`;

const COULD_NOT_TRY = 2;
const root = join(import.meta.dirname, "..");

class UsageError extends Error {}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: "string", multiple: true },
      list: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const all = readFaults(join(root, "scripts/faults/catalog"));
  const unknown = values.only?.filter((name) => !all.some((fault) => fault.name === name)) ?? [];
  if (unknown.length > 0) throw new UsageError(`there is no fault ${unknown.join(", ")}; see --list`);
  const faults = all.filter(({ name }) => values.only?.includes(name) ?? true);
  for (const fault of faults) changeFiles(join(root, "packages/runtime/src"), fault);
  if (values.list) {
    printTable(
      ["fault", "what it breaks"],
      faults.map(({ name, breaks }) => [name, breaks]),
    );
    return 0;
  }
  const tried: TriedFault[] = [];
  for await (const one of tryFaults(root, faults)) {
    tried.push(one);
    const said = one.result.outcome === "passed" ? "SURVIVED" : "caught";
    console.error(`${tried.length}/${faults.length} ${one.fault.name}: ${said}`);
  }
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

try {
  process.exitCode = await main();
} catch (error) {
  if (isParseError(error) || error instanceof UsageError) console.error(`${error.message}\n\n${HELP}`);
  else console.error(error instanceof FaultError ? error.message : error);
  process.exitCode = COULD_NOT_TRY;
}
