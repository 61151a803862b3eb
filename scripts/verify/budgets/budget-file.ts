import { existsSync, readFileSync } from "node:fs";
import { ExpectedError } from "../../base/terminal/expected-error.ts";
import { replaceFile } from "../../base/disk/replace-file.ts";

/** A count that does not depend on the machine. */
export interface Measurement {
  /** Folder in `packages/` of the package that pays it. */
  readonly folder: string;
  /** Name of the figure, with its unit. */
  readonly name: string;
  readonly value: number;
  /** Parts of the value, if known; they need not add up. */
  readonly parts: Readonly<Record<string, number>>;
}

/** Margin between a measured value and a new limit, and the largest margin allowed: slightly smaller values must not fail. */
const HEADROOM = 1.02;
const MOST_HEADROOM = 1.03;

/** One limit, and how it came about. */
export interface Budget {
  readonly limit: number;
  /** Reason for the limit. */
  readonly measured: number;
  /** Parts of the measured value, to show which one has grown. */
  readonly parts: Readonly<Record<string, number>>;
  /** Every time that the limit was raised. */
  readonly raised: readonly Raise[];
}

interface Raise {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** The budgets of a package, by what they limit. */
export type BudgetFile = Readonly<Record<string, Budget>>;

/** Reads a package's budgets; none when it has no file for them. */
export function readBudgets(path: string): BudgetFile {
  if (!existsSync(path)) return {};
  const budgets: BudgetFile = JSON.parse(readFileSync(path, "utf8"));
  return budgets;
}

export function writeBudgets(path: string, budgets: BudgetFile): void {
  replaceFile(path, `${JSON.stringify(budgets, null, 2)}\n`);
}

/** The limit for a measured value. */
export function limitFor(value: number): number {
  return Math.floor(value * HEADROOM);
}

/** Returns whether a limit is more than 3 % above a measured value. */
export function isLoose(limit: number, value: number): boolean {
  return limit > value * MOST_HEADROOM;
}

/**
 * The budgets of every package for what is measured now, by folder. Throws an `ExpectedError` with all that would
 * be raised when there is no reason for it.
 */
export function setBudgets(
  measured: readonly Measurement[],
  budgetsOf: (folder: string) => BudgetFile,
  reason: string | undefined,
): Map<string, BudgetFile> {
  const set = new Map<string, Record<string, Budget>>();
  const unexplained: string[] = [];
  for (const [folder, own] of Map.groupBy(measured, (one) => one.folder)) {
    const known = budgetsOf(folder);
    const budgets: Record<string, Budget> = {};
    for (const one of own) {
      const budget = setBudget(one, known[one.name], reason);
      if (budget === undefined)
        unexplained.push(
          `  packages/${folder}: ${one.name}, from ${known[one.name]?.limit} to ${limitFor(one.value)}`,
        );
      else budgets[one.name] = budget;
    }
    set.set(folder, budgets);
  }
  if (unexplained.length > 0)
    throw new ExpectedError(
      `These budgets would be raised, which needs a reason:\n${unexplained.join("\n")}\n\nNo file was written. Run: pnpm budgets --write --reason "why it is worth it"`,
    );
  return set;
}

/** A budget for what is measured now; none when that has to be raised and nobody says why. */
export function setBudget(
  { value, parts }: Measurement,
  budget: Budget | undefined,
  reason: string | undefined,
): Budget | undefined {
  const limit = limitFor(value);
  const raised = budget?.raised ?? [];
  if (budget === undefined || isLoose(budget.limit, value)) return { limit, measured: value, parts, raised };
  // Within the limit there is nothing to raise, and what it was set by stays to compare with.
  if (value <= budget.limit) return budget;
  if (reason === undefined) return undefined;
  return { limit, measured: value, parts, raised: [...raised, { from: budget.limit, to: limit, reason }] };
}
