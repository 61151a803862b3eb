import { valueAt } from "../json/json-pointer.ts";
import type { FileTree } from "./file-tree.ts";

/** What a package is made with; its first release raises this. */
export const NO_VERSION = "0.0.0";

/** The version in a package's manifest; nothing where there is no package. */
export function versionOf(tree: FileTree, id: string): string | undefined {
  const text = tree.get(`packages/${id}/package.json`);
  const manifest: unknown = text === undefined ? undefined : JSON.parse(text);
  const version = valueAt(manifest, ["version"]);
  return typeof version === "string" ? version : undefined;
}
