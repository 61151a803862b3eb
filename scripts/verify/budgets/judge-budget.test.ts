import { describe, expect, test } from "vitest";
import { type Budget, limitFor, setBudget, setBudgets } from "./budget-file.ts";
import { judgeBudget } from "./judge-budget.ts";
import type { Measurement } from "./budget-file.ts";

const measurement = (value: number, parts: Record<string, number> = {}): Measurement => ({
  folder: "acme",
  name: "bundle, bytes",
  value,
  parts,
});
const budget: Budget = { limit: 1020, measured: 1000, parts: { "wait.js": 600, "send.js": 400 }, raised: [] };

describe("judgeBudget", () => {
  test("has nothing to say about what is within its budget", () => {
    expect(judgeBudget(measurement(1000), budget)).toEqual([]);
    expect(judgeBudget(measurement(1020), budget)).toEqual([]);
    expect(judgeBudget(measurement(991), budget)).toEqual([]);
  });

  test("says by how much a budget is exceeded and what grew", () => {
    expect(judgeBudget(measurement(1122, { "wait.js": 610, "send.js": 400, "new.js": 123 }), budget)).toEqual(
      [
        "packages/acme: bundle, bytes is 1122, which is 102 (10.0 %) over the budget of 1020",
        "  +123 new.js (now 123)",
        "  +10 wait.js (now 610)",
        `  make it smaller, or say why it is worth it: pnpm budgets --write --reason "…"`,
      ],
    );
  });

  test("wants a budget lowered that is more than 3 % above", () => {
    expect(judgeBudget(measurement(990), budget)).toEqual([
      "packages/acme: bundle, bytes is 990, down from 1000, so its budget of 1020 is more than 3 % above; run: pnpm budgets --write",
    ]);
  });

  test("wants a budget where there is none", () => {
    expect(judgeBudget(measurement(5), undefined)).toEqual([
      "packages/acme: bundle, bytes is 5 and has no budget; run: pnpm budgets --write",
    ]);
  });
});

describe("setBudget", () => {
  test("gives a first value some room, and a count of few none", () => {
    expect(setBudget(measurement(1000), undefined, undefined)?.limit).toBe(1020);
    expect(limitFor(3)).toBe(3);
  });

  test("lowers without a word", () => {
    expect(setBudget(measurement(500), budget, undefined)).toEqual({
      limit: 510,
      measured: 500,
      parts: {},
      raised: [],
    });
  });

  test("keeps a budget that has room for the value", () => {
    expect(setBudget(measurement(1010), budget, "no need")).toBe(budget);
  });

  test("raises with a reason only, and keeps it", () => {
    expect(setBudget(measurement(2000), budget, undefined)).toBeUndefined();
    const raised = setBudget(measurement(2000), budget, "streams");
    expect(raised).toMatchObject({ limit: 2040, raised: [{ from: 1020, to: 2040, reason: "streams" }] });
    expect(setBudget(measurement(3000), raised, "more")?.raised).toHaveLength(2);
  });
});

describe("setBudgets", () => {
  const grown = ["acme", "agent-apis"].map((folder) => ({ ...measurement(2000), folder }));
  const budgetsOf = (): Record<string, Budget> => ({ "bundle, bytes": budget });

  test("says of every package what would be raised without a reason", () => {
    expect(() => setBudgets([...grown, measurement(1000)], budgetsOf, undefined)).toThrow(
      `These budgets would be raised, which needs a reason:
  packages/acme: bundle, bytes, from 1020 to 2040
  packages/agent-apis: bundle, bytes, from 1020 to 2040`,
    );
  });

  test("gives the budgets of each package", () => {
    const set = setBudgets(grown, budgetsOf, "streams");
    expect([...set.keys()]).toEqual(["acme", "agent-apis"]);
    expect(set.get("agent-apis")).toMatchObject({ "bundle, bytes": { limit: 2040 } });
  });
});
