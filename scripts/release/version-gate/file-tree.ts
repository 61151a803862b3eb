import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Text files by their path from the root of the repository, with `/`. */
export type FileTree = ReadonlyMap<string, string>;

/** Settings by which every package is built. */
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
  const files = JUDGED.flatMap((path) => listFiles(join(root, path)));
  const paths = files
    .map((file): [string, string] => [relative(root, file).split(sep).join("/"), file])
    .filter(([path]) => isJudged(path));
  return new Map(paths.map(([path, file]) => [path, readFileSync(file, "utf8")]));
}

function listFiles(directory: string): string[] {
  try {
    if (!statSync(directory).isDirectory()) return [directory];
    return readdirSync(directory, { withFileTypes: true })
      .filter(({ name }) => name !== "node_modules" && name !== "dist")
      .flatMap((entry) =>
        entry.isDirectory() ? listFiles(join(directory, entry.name)) : [join(directory, entry.name)],
      );
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
