import { GateError } from "../gate-error.ts";
import { type FileTree, isJudged, JUDGED } from "../file-tree.ts";
import { tryGit } from "./run-git.ts";

/** The files of a commit that a version is judged by. */
export function readTreeAt(root: string, commit: string): FileTree {
  const listing = tryGit(root, ["ls-tree", "-r", "-z", commit, "--", ...JUDGED]);
  if (listing === undefined) throw new GateError(`the files of ${commit} cannot be listed`);
  const entries = listing
    .toString()
    .split("\0")
    .flatMap((line) => {
      const [, , id = "", path = ""] = /^\d+ (\w+) (\w+)\t(.+)$/s.exec(line) ?? [];
      return isJudged(path) ? [{ id, path }] : [];
    });
  const texts = readBlobs(
    root,
    entries.map(({ id }) => id),
  );
  return new Map(entries.map(({ path }, index) => [path, texts[index] ?? ""]));
}

/** All in one process: a repository has hundreds. */
function readBlobs(root: string, ids: readonly string[]): string[] {
  const output = tryGit(root, ["cat-file", "--batch"], ids.map((id) => `${id}\n`).join(""));
  if (output === undefined) throw new GateError("the files of a commit cannot be read");
  const texts: string[] = [];
  let position = 0;
  while (position < output.length) {
    const end = output.indexOf("\n", position);
    const size = Number(output.subarray(position, end).toString().split(" ")[2]);
    if (!Number.isInteger(size))
      throw new GateError("a file of a commit is missing; is this a partial clone?");
    texts.push(output.subarray(end + 1, end + 1 + size).toString());
    position = end + 1 + size + 1;
  }
  return texts;
}
