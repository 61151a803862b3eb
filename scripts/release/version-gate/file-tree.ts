import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "../../base/disk/list-files.ts";

/** Text files by their path from the root of the repository, with `/`. */
export type FileTree = ReadonlyMap<string, string>;

/** Build settings of all packages. */
export const BUILD = "tsdown.config.ts";

/** Its versions of third-party packages count where these become a part of a build. */
export const LOCKFILE = "pnpm-lock.yaml";

/** A version is judged by the specs, the sources, manifests and build of the packages, and the changesets. */
export const JUDGED = ["specs", "packages", ".changeset", BUILD, LOCKFILE];

/** Returns whether a version is judged by this file. */
export function isJudged(path: string): boolean {
  return path === BUILD || path === LOCKFILE || JUDGED_FILE.test(path);
}

const JUDGED_FILE =
  /^specs\/.*\.(ya?ml|json)$|^packages\/[^/]+\/(src\/.*\.ts|package\.json)$|^\.changeset\/[^/]+\.md$/;

/** The files that are on disk now. */
export function readWorkingTree(root: string): FileTree {
  const paths = listFiles(root).filter(isJudged);
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}
