import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { stripVTControlCharacters } from "node:util";
import { formatMessage } from "publint/utils";
import type { PackedPackage } from "./packed-package.ts";

/** Errors, warnings and suggestions of publint and Are The Types Wrong about a package. */
export async function findLintProblems({ manifest, directory, tarball }: PackedPackage): Promise<string[]> {
  const { messages } = await publint({ pkgDir: directory, pack: false, strict: true });
  const analysis = await checkPackage(createPackageFromTarballData(tarball));
  if (analysis.types === false) return ["it has no types"];
  const problems = analysis.problems.filter(
    (problem) => !("resolutionKind" in problem) || !NOT_ESM.has(problem.resolutionKind),
  );
  return [
    ...messages.map((message) => stripVTControlCharacters(formatMessage(message, manifest) ?? message.code)),
    ...problems.map((problem) => JSON.stringify(problem)),
  ];
}

/** Ways of loading that a package of ES modules does without. */
const NOT_ESM = new Set(["node10", "node16-cjs"]);
