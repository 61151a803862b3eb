import { join } from "node:path";
import { type Measurement, readBudgets, setBudgets, writeBudgets } from "../verify/budgets/budget-file.ts";
import { judgeBudget } from "../verify/budgets/judge-budget.ts";
import { budgetPath, measureAll } from "../verify/budgets/measure-all.ts";
import { requireBuilt } from "../generator/require-built.ts";
import { printTable } from "../base/terminal/print-table.ts";
import { flag, runCommandLine, text } from "../base/terminal/run-command-line.ts";

const root = join(import.meta.dirname, "../..");

process.exitCode = await runCommandLine(process.argv.slice(2), {
  usage: "pnpm budgets [--write [--reason <text>]]",
  about: `
Measures what the built packages cost a user and compares it with packages/<id>/budget.json: bytes of bundles, tarballs
and installations, modules, dependencies, TypeScript instantiations, allocations. "npm test" does the same.`,
  options: {
    write: flag("sets the budgets to the measured values; raising one needs --reason"),
    reason: text("why a budget may be raised; recorded in the file"),
  },
  async run({ write, reason }) {
    requireBuilt(root);
    const measured = await measureAll(root);
    if (write) {
      const budgets = setBudgets(measured, (folder) => readBudgets(budgetPath(root, folder)), reason);
      for (const [folder, own] of budgets) writeBudgets(budgetPath(root, folder), own);
    }
    const folders = Map.groupBy(measured, ({ folder }) => folder);
    const problems = [...folders].flatMap(([folder, own]) => report(folder, own));
    for (const line of problems) console.error(line);
    return problems.length === 0 ? 0 : 1;
  },
});

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
