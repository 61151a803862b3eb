import { parseYaml } from "../../../base/yaml/parse-yaml.ts";
import { type Bump, BUMPS } from "../bump.ts";
import type { FileTree } from "../file-tree.ts";
import { GateError } from "../gate-error.ts";
import { isObject } from "../../../base/json/json-object.ts";

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
  const [, head = "", text = ""] = /^---\r?\n([\s\S]*?)\r?\n?---\s*([\s\S]*)$/.exec(content) ?? [];
  const packages: unknown = parseYaml(head) ?? {};
  if (!isObject(packages)) throw new GateError(`${path} is no changeset`);
  const bumps = Object.entries(packages).flatMap(([name, value]): [string, Bump][] => {
    if (value === "none") return [];
    const bump = BUMPS.find((known) => known === value);
    if (bump === undefined)
      throw new GateError(`${path} says ${String(value)} for ${name}; it can be ${BUMPS.join(", ")}`);
    return [[name, bump]];
  });
  return { path, bumps: new Map(bumps), text: text.trim() };
}
