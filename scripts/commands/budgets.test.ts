import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readBudgets } from "../verify/budgets/budget-file.ts";
import { judgeBudget } from "../verify/budgets/judge-budget.ts";
import { budgetPath, measureAll } from "../verify/budgets/measure-all.ts";
import type { Measurement } from "../verify/budgets/budget-file.ts";
import { listProviders } from "../generator/list-providers.ts";

const root = join(import.meta.dirname, "../..");
const folders = [...listProviders(root), "runtime", "agent-apis"];
let measured: readonly Measurement[] = [];

beforeAll(async () => {
  measured = await measureAll(root);
}, 120_000);

describe.each(folders)("the package in %s", (folder) => {
  test("stays within its budget", () => {
    const budgets = readBudgets(budgetPath(root, folder));
    const own = measured.filter((one) => one.folder === folder);
    expect(own.length).toBeGreaterThan(0);
    expect(own.flatMap((one) => judgeBudget(one, budgets[one.name])).join("\n")).toBe("");
  });

  test("has no budget for a value that is not measured", () => {
    const names = measured.filter((one) => one.folder === folder).map(({ name }) => name);
    expect(Object.keys(readBudgets(budgetPath(root, folder)))).toEqual(names);
  });

  test("gives a reason for each raised budget", () => {
    for (const { raised } of Object.values(readBudgets(budgetPath(root, folder))))
      for (const { reason } of raised) expect(reason.trim()).not.toBe("");
  });
});
