import { join } from "node:path";
import { parseArgs } from "node:util";
import { readBudgets, setBudgets, UnexplainedRaiseError, writeBudgets } from "./budgets/budget-file.ts";
import { judgeBudget } from "./budgets/judge-budget.ts";
import { budgetPath, measureAll } from "./budgets/measure-all.ts";
import type { Measurement } from "./budgets/measurement.ts";
import { findUnbuilt } from "./find-unbuilt.ts";
import { isParseError } from "./is-parse-error.ts";
import { printTable } from "./print-table.ts";

const HELP = `Usage: pnpm budgets [--write [--reason <text>]]

Counts what the built packages cost a user and compares it with packages/<id>/budget.json: bytes of bundles, tarballs
and installations, modules, dependencies, TypeScript instantiations, allocations. "npm test" does the same.

  --write   sets the budgets to what is counted, lower ones without a word
  --reason  why a budget may be raised; it stays in the file
  --help    shows this`;

/** Runs the command in the repository at `root`, and gives the exit code. */
async function run(root: string, argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { write: { type: "boolean" }, reason: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const unbuilt = findUnbuilt(root);
  if (unbuilt !== undefined) {
    console.error(unbuilt);
    return 1;
  }
  const measured = await measureAll(root);
  if (values.write) {
    const budgets = setBudgets(measured, (folder) => readBudgets(budgetPath(root, folder)), values.reason);
    for (const [folder, own] of budgets) writeBudgets(budgetPath(root, folder), own);
  }
  const folders = Map.groupBy(measured, ({ folder }) => folder);
  const problems = [...folders].flatMap(([folder, own]) => report(root, folder, own));
  for (const line of problems) console.error(line);
  return problems.length === 0 ? 0 : 1;
}

/** Prints the counts of a package, and gives what is wrong with them. */
function report(root: string, folder: string, measured: readonly Measurement[]): string[] {
  const budgets = readBudgets(budgetPath(root, folder));
  printTable(
    [folder, "counted", "budget"],
    measured.map(({ name, value }) => [name, value, budgets[name]?.limit ?? ""]),
  );
  console.log("");
  return measured.flatMap((one) => judgeBudget(one, budgets[one.name]));
}

try {
  process.exitCode = await run(join(import.meta.dirname, ".."), process.argv.slice(2));
} catch (error) {
  if (error instanceof UnexplainedRaiseError)
    console.error(
      `${error.message}\n\nNothing was written. Run: pnpm budgets --write --reason "why it is worth it"`,
    );
  else if (isParseError(error)) console.error(`${error.message}\n\n${HELP}`);
  else throw error;
  process.exitCode = 1;
}
