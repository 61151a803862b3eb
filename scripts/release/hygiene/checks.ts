import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findFileProblems } from "./file-problems.ts";
import { findImportProblems } from "./import-problems.ts";
import { findLinkProblems } from "./link-problems.ts";
import { findLintProblems } from "./lint-problems.ts";
import { findManifestProblems } from "./manifest-problems.ts";
import type { PackedPackage } from "./packed-package.ts";
import { findSourceMapProblems } from "./source-map-problems.ts";

/** Describes each problem of a package in a sentence. */
export type Check = (packed: PackedPackage) => string[] | Promise<string[]>;

/** What every package of the repository at `root` must pass, by what is looked at. */
export function listChecks(root: string): Readonly<Record<string, Check>> {
  const license = readFileSync(join(root, "LICENSE"), "utf8");
  return {
    manifest: findManifestProblems,
    files: (packed) => findFileProblems(packed, license),
    "source maps": findSourceMapProblems,
    imports: findImportProblems,
    links: ({ directory }) => findLinkProblems(join(directory, "README.md"), { root, within: directory }),
    "publint, attw": findLintProblems,
  };
}
