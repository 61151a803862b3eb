import { isSettled, type PackagePlan } from "./plan-changesets.ts";

export interface ProblemOptions {
  /** Changesets that `--write` writes have to be on disk already. */
  readonly check: boolean;
  readonly since: string | undefined;
}

/** Describes problems of the changesets and the command that fixes each, line by line; empty when there are none. */
export function findProblems(plans: readonly PackagePlan[], { check, since }: ProblemOptions): string[] {
  const problems = plans.flatMap(({ problem }) => problem ?? []);
  const stale = check ? plans.filter((plan) => plan.problem === undefined && !isSettled(plan)) : [];
  if (problems.length === 0 && stale.length === 0) return [];
  const command = `pnpm version-gate${since === undefined ? "" : ` --since ${since}`} --write`;
  const hint =
    stale.length > 0 ? ["To say it in your own words, give the file that it writes another name."] : [];
  return ["", ...problems, ...stale.map(describeStale), "", `Run: ${command}`, ...hint];
}

function describeStale({ file: { path, content, onDisk }, judgement, required }: PackagePlan): string {
  if (content === undefined) return `${path} is no longer needed; remove it`;
  const needs = `${judgement.packageName} needs ${required ?? "no bump"}`;
  return onDisk === undefined ? `${needs}, and no changeset says so` : `${needs}, and ${path} is out of date`;
}
