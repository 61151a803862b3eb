import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findFileProblems } from "../hygiene/file-problems.ts";
import { findImportProblems } from "../hygiene/import-problems.ts";
import { findLinkProblems } from "../hygiene/link-problems.ts";
import { findLintProblems } from "../hygiene/lint-problems.ts";
import { findManifestProblems } from "../hygiene/manifest-problems.ts";
import { type PackedPackage, readPackedPackage } from "../hygiene/packed-package.ts";
import { findSourceMapProblems } from "../hygiene/source-map-problems.ts";
import type { Report } from "./report.ts";
import type { Candidate } from "./unpack-published.ts";

type Check = (packed: PackedPackage) => string[] | Promise<string[]>;

const TABLE = "What is in each package";

/** The checks of `npm test` on what was built from a fresh copy and went through a registry. */
export async function rehearseHygiene(
  root: string,
  candidates: readonly Candidate[],
  report: Report,
): Promise<void> {
  const license = readFileSync(join(root, "LICENSE"), "utf8");
  const checks: Readonly<Record<string, Check>> = {
    manifest: findManifestProblems,
    files: (packed) => findFileProblems(packed, license),
    "source maps": findSourceMapProblems,
    imports: findImportProblems,
    links: ({ directory }) => findLinkProblems(join(directory, "README.md"), { root, within: directory }),
    "publint, attw": findLintProblems,
  };
  for (const { subject, directory, tarball } of candidates) {
    const packed = readPackedPackage(subject.folder, directory, new Uint8Array(readFileSync(tarball)));
    for (const [column, check] of Object.entries(checks)) {
      await report.attempt({ table: TABLE, row: subject.name, column }, async () => {
        const problems = await check(packed);
        if (problems.length > 0) throw new Error(problems.join("\n"));
      });
    }
  }
}
