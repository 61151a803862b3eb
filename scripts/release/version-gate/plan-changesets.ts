import { formatFile } from "../../generator/format-file.ts";
import { type Bump, bumpBetween, FIRST_BUMP, highestBump, isAtLeast, requiredBump } from "./bump.ts";
import { type Changeset, newChangesets, readChangesets } from "./changesets/changeset.ts";
import { computedPath, reasonsForUsers, renderChangeset } from "./changesets/computed-changeset.ts";
import type { FileTree } from "./file-tree.ts";
import type { PackageJudgement } from "./package-judgement.ts";
import { joinWords } from "./reason.ts";

/** The next release that a package needs, and the missing changesets. */
export interface PackagePlan {
  readonly judgement: PackageJudgement;
  /** Nothing when nothing changed for users. */
  readonly required: Bump | undefined;
  /** Changeset that covers it, or will. */
  readonly coveredBy: string | undefined;
  /** The computed changeset as it has to be; `undefined` when there has to be none. */
  readonly file: {
    readonly path: string;
    readonly content: string | undefined;
    readonly onDisk: string | undefined;
  };
  /** Task for a person, because this command cannot do it. */
  readonly problem: string | undefined;
}

/** Compares what each package needs with what the changesets say. */
export async function planChangesets(
  root: string,
  judgements: readonly PackageJudgement[],
  old: FileTree,
  current: FileTree,
): Promise<PackagePlan[]> {
  const earlier = readChangesets(old);
  const written = newChangesets(old, current);
  return Promise.all(
    judgements.map((judgement) => planPackage(root, judgement, { earlier, written, old, current })),
  );
}

interface Known {
  readonly earlier: readonly Changeset[];
  readonly written: readonly Changeset[];
  readonly old: FileTree;
  readonly current: FileTree;
}

async function planPackage(
  root: string,
  judgement: PackageJudgement,
  { earlier, written, old, current }: Known,
): Promise<PackagePlan> {
  const { id, packageName, version, currentVersion } = judgement;
  const path = computedPath(id);
  const required = judgement.isNew ? FIRST_BUMP : requiredBump(judgement.class, version);
  const onDisk = current.get(path);
  const plan = (
    coveredBy: string | undefined,
    content: string | undefined,
    problem?: string,
  ): PackagePlan => ({
    judgement,
    required,
    coveredBy,
    file: { path, content, onDisk },
    problem,
  });
  const raised = bumpBetween(version, currentVersion);
  if (judgement.isGone) return plan(undefined, undefined);
  // Raising the version uses the changesets up.
  const unreleased = raised === undefined ? old.get(path) : undefined;
  if (required === undefined) return plan(undefined, unreleased);
  if (isAtLeast(raised, required)) return plan(`version ${currentVersion}`, undefined);
  const said = written.filter((changeset) => changeset.path !== path && changeset.bumps.has(packageName));
  const highest = highestBump(said.flatMap(({ bumps }) => bumps.get(packageName) ?? []));
  const paths = said.map((changeset) => changeset.path).join(", ");
  if (highest !== undefined && isAtLeast(highest, required)) return plan(paths, undefined);
  if (highest === undefined && judgement.unexplained.length > 0)
    return plan(undefined, unreleased, describeUnexplained(judgement, required));
  const content = renderChangeset({
    packageName,
    title: judgement.title,
    bump: required,
    reasons: reasonsForUsers(judgement.reasons),
    // A computed changeset of a removed package is of no use.
    earlier: earlier.find((changeset) => changeset.path === path && changeset.bumps.has(packageName)),
  });
  const formatted = await formatFile(root, { path, content });
  if (highest === undefined) return plan(path, formatted.content);
  const problem = `${paths} says ${highest} for ${packageName}, which needs ${required}`;
  return plan(undefined, onDisk, `${problem}. Raise it there, or delete it to have one computed.`);
}

function describeUnexplained({ packageName, unexplained }: PackageJudgement, required: Bump): string {
  const does = unexplained.length === 1 ? "changed, but its types do" : "changed, but their types do";
  return (
    `${joinWords(unexplained, 5)} ${does} not say what that means to users of ${packageName}. ` +
    `Run "pnpm changeset", choose ${packageName} and at least ${required}, and say it there.`
  );
}

/** Returns whether the changesets are complete. */
export function isSettled({ file, problem }: PackagePlan): boolean {
  return file.onDisk === file.content && problem === undefined;
}
