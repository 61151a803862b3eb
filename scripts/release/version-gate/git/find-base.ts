import { GateError } from "../gate-error.ts";
import { tryGit } from "./run-git.ts";

/** The version that the working tree is compared with. */
export interface Base {
  readonly commit: string;
  /** In words, for the report. */
  readonly name: string;
}

// Tags as `changeset publish` makes them; a version with a hyphen is a preview and no release.
const RELEASE_TAGS = ["--match=*@[0-9]*", "--exclude=*@[0-9]*-*"];
const MAIN = ["origin/main", "main"];

/** Returns the commit where the branch left the given ref; without a ref the last release, or else the commit where it left main. */
export function findBase(root: string, since: string | undefined): Base {
  const read = (...args: string[]): string | undefined => tryGit(root, args)?.toString().trim();
  if (read("rev-parse", "--is-inside-work-tree") !== "true")
    throw new GateError(`${root} is not in a git repository, so it has no version to compare with`);
  if (read("rev-parse", "--verify", "--quiet", "HEAD") === undefined)
    throw new GateError("the repository has no commit to compare with");
  const isShallow = read("rev-parse", "--is-shallow-repository") === "true";
  const leftAt = (commit: string): string => read("merge-base", commit, "HEAD") ?? commit;
  const find = (ref: string): string | undefined =>
    read("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  if (since !== undefined) {
    const commit = find(since);
    if (commit !== undefined) return { commit: leftAt(commit), name: since };
    throw new GateError(`unknown commit ${since}${isShallow ? `; ${SHALLOW}` : ""}`);
  }
  const tag = read("describe", "--tags", "--abbrev=0", ...RELEASE_TAGS, "HEAD");
  if (tag !== undefined) return { commit: find(tag) ?? tag, name: `${tag}, the last release` };
  if (isShallow)
    throw new GateError(
      `the last release cannot be known: ${SHALLOW}, or name what to compare with by --since`,
    );
  for (const branch of MAIN) {
    const commit = find(branch);
    if (commit !== undefined) return { commit: leftAt(commit), name: `where this left ${branch}` };
  }
  throw new GateError(
    "there is neither a release nor a branch main to compare with; name a commit by --since",
  );
}

const SHALLOW = 'this clone is shallow; "git fetch --unshallow --tags" gets the history';
