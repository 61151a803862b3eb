import { join } from "node:path";
import { listProviders } from "../../generator/list-providers.ts";
import { measureAllocation } from "./measure-allocation.ts";
import { measureBundles } from "./measure-bundles.ts";
import { measureInstalls } from "./measure-installs.ts";
import { measureTypes } from "./measure-types.ts";
import type { Measurement } from "./budget-file.ts";

/** Packages that are no provider's. */
const OWN = ["runtime", "agent-apis"];

/** Counts everything that has a budget. The packages have to be built. */
export async function measureAll(root: string): Promise<Measurement[]> {
  const ids = listProviders(root);
  const measured = await Promise.all([
    measureBundles(root, ids),
    measureInstalls(root, [...ids, ...OWN]),
    measureTypes(root),
    measureAllocation(),
  ]);
  return measured.flat();
}

/** Path of a package's budget. */
export function budgetPath(root: string, folder: string): string {
  return join(root, "packages", folder, "budget.json");
}
