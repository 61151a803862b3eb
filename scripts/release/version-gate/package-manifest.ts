import { isObject, type JsonObject, textOf } from "../../base/json/json-object.ts";
import type { FileTree } from "./file-tree.ts";

/** The version of a package that was never released; its first release raises it. */
export const NO_VERSION = "0.0.0";

/** Reads the package.json of a folder in `packages/`; undefined where there is none. */
export function manifestOf(tree: FileTree, id: string): JsonObject | undefined {
  const text = tree.get(`packages/${id}/package.json`);
  const manifest: unknown = text === undefined ? undefined : JSON.parse(text);
  return isObject(manifest) ? manifest : undefined;
}

export function versionOf(tree: FileTree, id: string): string | undefined {
  return textOf(manifestOf(tree, id)?.["version"]);
}

/** The folders in `packages/` whose packages are published. */
export function publicPackages(tree: FileTree): string[] {
  const ids = [...tree.keys()].flatMap((path) => /^packages\/([^/]+)\/package\.json$/.exec(path)?.[1] ?? []);
  return ids.filter((id) => manifestOf(tree, id)?.["private"] !== true).toSorted();
}
