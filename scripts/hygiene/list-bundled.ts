import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PackedPackage } from "./packed-package.ts";

/** A package of others. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
}

/** The packages of others of which the built module has something in it, as its source map tells. */
export function listBundled({
  directory,
  files,
}: Pick<PackedPackage, "directory" | "files">): BundledPackage[] {
  const map = "dist/index.js.map";
  if (!files.includes(map)) return [];
  const { sources }: { sources: string[] } = JSON.parse(readFileSync(join(directory, map), "utf8"));
  // pnpm keeps packages in folders that have the version in their names.
  const found = sources.flatMap((source) => {
    const [, version, name] =
      /\.pnpm\/[^/]+?@([\d.]+)[^/]*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source) ?? [];
    if (name !== undefined && version !== undefined) return [{ name, version }];
    return source.includes("/node_modules/") ? [{ name: source, version: "of an unknown version" }] : [];
  });
  return found.filter(({ name }, index) => found.findIndex((other) => other.name === name) === index);
}
