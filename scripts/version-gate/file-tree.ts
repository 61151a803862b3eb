import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Text files by their path from the root of the repository, with `/`. */
export type FileTree = ReadonlyMap<string, string>;

/** What a version is judged by: the specs, the sources and manifests of the packages, and the changesets. */
export const JUDGED = ["specs", "packages", ".changeset"];

/** Whether a version is judged by this file. */
export function isJudged(path: string): boolean {
  return /^specs\/.*\.(ya?ml|json)$|^packages\/[^/]+\/(src\/.*\.ts|package\.json)$|^\.changeset\/[^/]+\.md$/.test(
    path,
  );
}

/** The files that are on disk now. */
export function readWorkingTree(root: string): FileTree {
  const files = JUDGED.flatMap((folder) => listFiles(join(root, folder)));
  const paths = files
    .map((file): [string, string] => [relative(root, file).split(sep).join("/"), file])
    .filter(([path]) => isJudged(path));
  return new Map(paths.map(([path, file]) => [path, readFileSync(file, "utf8")]));
}

function listFiles(directory: string): string[] {
  try {
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
