import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 ** Lists the files that git would commit, by path from the root. Without git, as in a zip download, it lists all except those
 * whose folder or ending .gitignore names.
 */
export function listFiles(root: string): string[] {
  return existsSync(join(root, ".git")) ? listWithGit(root) : walk(root, "", readIgnored(root));
}

function listWithGit(root: string): string[] {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const paths = execFileSync("git", args, { cwd: root, encoding: "utf8" }).split("\0");
  // git still lists a removed file until the removal is committed.
  return paths.filter((path) => path !== "" && existsSync(join(root, path)));
}

interface Ignored {
  readonly folders: ReadonlySet<string>;
  readonly endings: readonly string[];
}

/** Supports the two forms in our file: `folder/` and `*.ending`. */
function readIgnored(root: string): Ignored {
  const lines = readFileSync(join(root, ".gitignore"), "utf8").trim().split("\n");
  return {
    folders: new Set(lines.filter((line) => line.endsWith("/")).map((line) => line.slice(0, -1))),
    endings: lines.filter((line) => !line.endsWith("/")).map((line) => line.slice(line.lastIndexOf("*") + 1)),
  };
}

function walk(root: string, folder: string, ignored: Ignored): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ignored.folders.has(entry.name) ? [] : walk(root, path, ignored);
    return ignored.endings.some((ending) => entry.name.endsWith(ending)) ? [] : [path];
  });
}
