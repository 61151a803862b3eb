import { join, resolve } from "node:path";
import { flag, runCommandLine, text, UsageError } from "../base/terminal/run-command-line.ts";
import { applyPlans } from "../release/version-gate/apply-plans.ts";
import { bundleDocument } from "../release/version-gate/bundle-document.ts";
import { compareDocuments } from "../release/version-gate/compare-documents.ts";
import { readWorkingTree } from "../release/version-gate/file-tree.ts";
import { findProblems } from "../release/version-gate/find-problems.ts";
import { judgeRepository } from "../release/version-gate/judge-repository.ts";
import type { PackagePlan } from "../release/version-gate/plan-changesets.ts";
import { printJudgement, printPlans } from "../release/version-gate/print-report.ts";
import { readRuntimeSources } from "../release/version-gate/type-diff/package-sources.ts";

/** Runs the command in the repository at `root`, and returns the exit code. */
export function versionGate(root: string, argv: readonly string[]): Promise<number> {
  return runCommandLine(argv, {
    usage: `
      pnpm version-gate [--since <ref>] [--write | --check] [--json]
      pnpm version-gate --compare <old> <new> [--json]`,
    about: `
Shows what changed for the users of each package, and the bump that its next version needs. It compares both the specs and
the types of the packages. A package also gets the bump of dependencies that it exposes to its users. If hand-written code
changed behind the same types, a person has to describe the change in a changeset.`,
    options: {
      since: text(
        "compares the working tree with this ref; default: the last release, or the commit where the branch left main",
      ),
      write: flag("writes the computed reasons into one changeset per package"),
      check: flag("does not write; exit code 1 if a changeset is missing, out of date or too weak"),
      compare: flag("compares any two OpenAPI files instead"),
      json: flag(
        "prints the class (breaking, feature, fix, none), each verdict, and the reasons with JSON pointers",
      ),
    },
    allowPositionals: true,
    async run({ since, write, check, compare, json }, positionals) {
      if (compare) {
        const [old, current, ...more] = positionals;
        if (old === undefined || current === undefined || more.length > 0)
          throw new UsageError("--compare needs two files");
        if (write || check || since !== undefined)
          throw new UsageError("--compare can only be combined with --json");
        return compareFiles(root, old, current, json);
      }
      if (positionals.length > 0) throw new UsageError(`unknown argument ${positionals.join(" ")}`);
      if (write && check) throw new UsageError("--write and --check cannot be combined");
      const { base, plans } = await judgeRepository(root, since);
      if (json) console.log(JSON.stringify({ since: base, packages: plans.map(toJson) }, null, 2));
      else printPlans(base.name, plans);
      const paths = write ? applyPlans(root, plans) : [];
      if (paths.length > 0 && !json) console.log(`\nWritten: ${paths.join(", ")}`);
      const problems = write || check ? findProblems(plans, { check, since }) : [];
      for (const line of problems) console.error(line);
      return problems.length === 0 ? 0 : 1;
    },
  });
}

async function compareFiles(root: string, old: string, current: string, json: boolean): Promise<number> {
  const pair = await Promise.all([bundleDocument(resolve(old)), bundleDocument(resolve(current))]);
  const [judgement] = compareDocuments([pair], readRuntimeSources(readWorkingTree(root)));
  if (judgement === undefined) return 1;
  if (json) console.log(JSON.stringify(judgement, null, 2));
  else printJudgement(judgement);
  return 0;
}

function toJson({ judgement, required, coveredBy, file, problem }: PackagePlan): object {
  const { id, packageName, version, verdicts, reasons } = judgement;
  return {
    id,
    package: packageName,
    version,
    class: judgement.class,
    verdicts,
    reasons,
    required,
    coveredBy,
    changeset: file.path,
    problem,
  };
}

if (import.meta.main)
  process.exitCode = await versionGate(join(import.meta.dirname, "../.."), process.argv.slice(2));
