import { readWorkingTree } from "./file-tree.ts";
import { type Base, findBase } from "./git/find-base.ts";
import { readTreeAt } from "./git/read-tree-at.ts";
import { judgePackages } from "./judge-packages.ts";
import { isSettled, type PackagePlan, planChangesets } from "./plan-changesets.ts";

/** Changes in the working tree, and the changesets that they need. */
export interface RepositoryJudgement {
  readonly base: Base;
  /** One for each package that changed for its users, or whose changeset is not as it has to be. */
  readonly plans: readonly PackagePlan[];
}

export async function judgeRepository(root: string, since: string | undefined): Promise<RepositoryJudgement> {
  const base = findBase(root, since);
  const [old, current] = [readTreeAt(root, base.commit), readWorkingTree(root)];
  const judgements = await judgePackages(root, old, current);
  const plans = await planChangesets(root, judgements, old, current);
  return { base, plans: plans.filter((plan) => plan.judgement.class !== "none" || !isSettled(plan)) };
}
