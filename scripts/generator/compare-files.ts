import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { GeneratedFile } from "./generated-file.ts";

/** Differences between the disk and the rendered files. */
export interface Difference {
  readonly changed: readonly GeneratedFile[];
  readonly missing: readonly GeneratedFile[];
  /** Paths of files in generated folders that are no longer rendered. */
  readonly extra: readonly string[];
  readonly unchanged: readonly GeneratedFile[];
}

/** Compares without writing. The generator owns everything in `folders`: any other file there is extra. */
export function compareFiles(
  root: string,
  files: readonly GeneratedFile[],
  folders: readonly string[],
): Difference {
  const state = Map.groupBy(files, ({ path, content }) => {
    const onDisk = readCurrent(root, path);
    if (onDisk === undefined) return "missing";
    return onDisk === content ? "unchanged" : "changed";
  });
  const rendered = new Set(files.map(({ path }) => path));
  const extra = folders.flatMap((folder) => listFiles(root, folder)).filter((path) => !rendered.has(path));
  return {
    changed: state.get("changed") ?? [],
    missing: state.get("missing") ?? [],
    unchanged: state.get("unchanged") ?? [],
    extra,
  };
}

/** The text of a file, or `undefined` if it does not exist. */
export function readCurrent(root: string, path: string): string | undefined {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Paths of the files in a folder, from the root of the repository and with `/`; empty if the folder does not exist. */
export function listFiles(root: string, folder: string): string[] {
  const directory = join(root, folder);
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .toSorted();
}
