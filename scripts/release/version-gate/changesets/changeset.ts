import { parseChangesetFile } from "@changesets/parse";
import type { Bump } from "../bump.ts";
import type { FileTree } from "../file-tree.ts";
import { GateError } from "../gate-error.ts";

/** A note about packages for the next release, by a person or this command. */
export interface Changeset {
  readonly path: string;
  readonly bumps: ReadonlyMap<string, Bump>;
  readonly text: string;
}

/** The changesets in a tree, by path. */
export function readChangesets(tree: FileTree): Changeset[] {
  const paths = [...tree.keys()].filter(
    (path) => path.startsWith(".changeset/") && !path.endsWith("/README.md"),
  );
  return paths.toSorted().map((path) => parseChangeset(path, tree.get(path) ?? ""));
}

/** The changesets that were written since. One that was there before is about what changed before. */
export function newChangesets(old: FileTree, current: FileTree): Changeset[] {
  return readChangesets(current).filter(({ path }) => old.get(path) !== current.get(path));
}

function parseChangeset(path: string, content: string): Changeset {
  const { releases, summary } = parseFile(path, content);
  const bumps = releases.flatMap(({ name, type }): [string, Bump][] =>
    type === "none" ? [] : [[name, type]],
  );
  return { path, bumps: new Map(bumps), text: summary };
}

function parseFile(path: string, content: string): ReturnType<typeof parseChangesetFile> {
  try {
    return parseChangesetFile(content);
  } catch (error) {
    throw new GateError(`${path}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
