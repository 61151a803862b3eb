import { type Budget, isLoose } from "./budget-file.ts";
import type { Measurement } from "./budget-file.ts";

const MOST_PARTS = 8;

/** Describes what is wrong with a measured value and its budget, line by line; empty when it is within budget. */
export function judgeBudget(
  { folder, name, value, parts }: Measurement,
  budget: Budget | undefined,
): string[] {
  const what = `packages/${folder}: ${name}`;
  if (budget === undefined) return [`${what} is ${value} and has no budget; run: pnpm budgets --write`];
  const { limit, measured } = budget;
  if (value > limit) {
    const over = value - limit;
    return [
      `${what} is ${value}, which is ${over} (${((over / limit) * 100).toFixed(1)} %) over the budget of ${limit}`,
      ...listGrowth(parts, budget.parts),
      `  make it smaller, or say why it is worth it: pnpm budgets --write --reason "…"`,
    ];
  }
  return isLoose(limit, value)
    ? [
        `${what} is ${value}, down from ${measured}, so its budget of ${limit} is more than 3 % above; run: pnpm budgets --write`,
      ]
    : [];
}

function listGrowth(
  now: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>>,
): string[] {
  return Object.entries(now)
    .map(([part, size]) => ({ part, size, growth: size - (before[part] ?? 0) }))
    .filter(({ growth }) => growth > 0)
    .toSorted((a, b) => b.growth - a.growth)
    .slice(0, MOST_PARTS)
    .map(({ part, size, growth }) => `  +${growth} ${part} (now ${size})`);
}
