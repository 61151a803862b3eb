import { join } from "node:path";
import {
  readBudgets,
  setBudgets,
  UnexplainedRaiseError,
  writeBudgets,
} from "../verify/budgets/budget-file.ts";
import { judgeBudget } from "../verify/budgets/judge-budget.ts";
import { budgetPath, measureAll } from "../verify/budgets/measure-all.ts";
import type { Measurement } from "../verify/budgets/budget-file.ts";
import { findUnbuilt } from "../generator/find-unbuilt.ts";
import { printTable } from "../base/terminal/print-table.ts";
import { runCommandLine } from "../base/terminal/run-command-line.ts";

const HELP = `Usage: pnpm budgets [--write [--reason <text>]]

Measures what the built packages cost a user and compares it with packages/<id>/budget.json: bytes of bundles, tarballs
and installations, modules, dependencies, TypeScript instantiations, allocations. "npm test" does the same.

  --write   sets the budgets to the measured values; raising one needs --reason
  --reason  why a budget may be raised; recorded in the file
  --help    shows this`;

const root = join(import.meta.dirname, "../..");

interface RunOptions {
  readonly write: boolean;
  readonly reason?: string;
}

/** Runs the command, and returns the exit code. */
async function run({ write, reason }: RunOptions): Promise<number> {
  const unbuilt = findUnbuilt(root);
  if (unbuilt !== undefined) {
    console.error(unbuilt);
    return 1;
  }
  const measured = await measureAll(root);
  if (write) {
    const budgets = setBudgets(measured, (folder) => readBudgets(budgetPath(root, folder)), reason);
    for (const [folder, own] of budgets) writeBudgets(budgetPath(root, folder), own);
  }
  const folders = Map.groupBy(measured, ({ folder }) => folder);
  const problems = [...folders].flatMap(([folder, own]) => report(folder, own));
  for (const line of problems) console.error(line);
  return problems.length === 0 ? 0 : 1;
}

/** Prints the measured values of a package, and returns the problems. */
function report(folder: string, measured: readonly Measurement[]): string[] {
  const budgets = readBudgets(budgetPath(root, folder));
  printTable(
    [folder, "counted", "budget"],
    measured.map(({ name, value }) => [name, value, budgets[name]?.limit ?? ""]),
  );
  console.log("");
  return measured.flatMap((one) => judgeBudget(one, budgets[one.name]));
}

function explain(error: unknown): string | undefined {
  return error instanceof UnexplainedRaiseError
    ? `${error.message}\n\nNo file was written. Run: pnpm budgets --write --reason "why it is worth it"`
    : undefined;
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
  help: HELP,
  options: { write: { type: "boolean", default: false }, reason: { type: "string" } },
  run,
  explain,
});
