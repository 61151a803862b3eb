import { formatFile } from "../generator/format-file.ts";
import { type Bump, bumpBetween, FIRST_BUMP, highestBump, isAtLeast, requiredBump } from "./bump.ts";
import { type Changeset, readChangesets } from "./changesets/changeset.ts";
import { computedPath, reasonsForUsers, renderChangeset } from "./changesets/computed-changeset.ts";
import type { FileTree } from "./file-tree.ts";
import type { PackageJudgement } from "./judge-packages.ts";

/** What a package's next release has to be, and what has to be done about it. */
export interface PackagePlan {
  readonly judgement: PackageJudgement;
  /** Nothing when nothing changed for users. */
  readonly required: Bump | undefined;
  /** What takes care of it, or will. */
  readonly coveredBy: string | undefined;
  /** The computed changeset as it has to be; `undefined` when there has to be none. */
  readonly file: {
    readonly path: string;
    readonly content: string | undefined;
    readonly onDisk: string | undefined;
  };
  /** Somebody said less than what changed. */
  readonly refused: string | undefined;
}

/** Compares what each package needs with what the changesets say. */
export async function planChangesets(
  root: string,
  judgements: readonly PackageJudgement[],
  old: FileTree,
  current: FileTree,
): Promise<PackagePlan[]> {
  const earlier = readChangesets(old);
  // A changeset that was there before is about what changed before.
  const written = readChangesets(current).filter(({ path }) => old.get(path) !== current.get(path));
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
    refused?: string,
  ): PackagePlan => ({
    judgement,
    required,
    coveredBy,
    file: { path, content, onDisk },
    refused,
  });
  const raised = bumpBetween(version, currentVersion);
  // Raising the version uses the changesets up.
  if (required === undefined) return plan(undefined, raised === undefined ? old.get(path) : undefined);
  if (isAtLeast(raised, required)) return plan(`version ${currentVersion}`, undefined);
  const said = written.filter((changeset) => changeset.path !== path && changeset.bumps.has(packageName));
  const highest = highestBump(said.flatMap(({ bumps }) => bumps.get(packageName) ?? []));
  const paths = said.map((changeset) => changeset.path).join(", ");
  if (highest !== undefined && isAtLeast(highest, required)) return plan(paths, undefined);
  const content = renderChangeset({
    packageName,
    title: judgement.title,
    bump: required,
    reasons: reasonsForUsers(judgement.reasons),
    // What was computed for a package that is gone is of no use to anybody.
    earlier: earlier.find((changeset) => changeset.path === path && changeset.bumps.has(packageName)),
  });
  const formatted = await formatFile(root, { path, content });
  if (highest === undefined) return plan(path, formatted.content);
  return plan(undefined, onDisk, `${paths} says ${highest} for ${packageName}, which needs ${required}`);
}

/** Whether the changesets are as they have to be. */
export function isSettled({ file, refused }: PackagePlan): boolean {
  return file.onDisk === file.content && refused === undefined;
}
