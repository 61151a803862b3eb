import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PackedPackage } from "./packed-package.ts";

/** A runtime import of a package, not of a file or a type. */
const IMPORT = /^(?:import|export)\s(?!type\s)[^;"]*?from\s+"((?:@[\w.-]+\/)?[\w-][\w.-]*)/gm;

/** The packages of others that the sources import and the manifest does not declare, so that they must be in the build. */
export function listBundled({
  directory,
  files,
  manifest,
}: Pick<PackedPackage, "directory" | "files" | "manifest">): string[] {
  const declared = Object.keys(Object(manifest["dependencies"]));
  const imported = files
    .filter((file) => /^src\/.+\.ts$/.test(file))
    .flatMap((file) =>
      Array.from(readFileSync(join(directory, file), "utf8").matchAll(IMPORT), ([, name = ""]) => name),
    );
  return [...new Set(imported)].filter((name) => !declared.includes(name)).toSorted();
}
