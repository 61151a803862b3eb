import { toPlainLine } from "../../base/terminal/plain-line.ts";
import { printTable } from "../../base/terminal/print-table.ts";
import type { Judgement } from "./compare-documents.ts";
import type { PackagePlan } from "./plan-changesets.ts";

/** Prints the bump of each package, the verdict of each comparison, and the reasons. */
export function printPlans(base: string, plans: readonly PackagePlan[]): void {
  console.log(`Compared with ${base}.\n`);
  if (plans.length === 0) {
    console.log("Nothing changed for the users of any package.");
    return;
  }
  printTable(
    ["package", "change", "spec alone", "types alone", "version", "needs", "covered by"],
    plans.map((plan) => [
      plan.judgement.packageName,
      plan.judgement.class,
      plan.judgement.verdicts.spec,
      plan.judgement.verdicts.types,
      plan.judgement.version,
      plan.required ?? "-",
      describeCover(plan),
    ]),
  );
  for (const { judgement } of plans) {
    if (judgement.reasons.length === 0) continue;
    console.log(`\n${judgement.packageName}`);
    printReasons(judgement);
  }
}

/** A changeset that is computed covers nothing before it is on disk as it has to be. */
function describeCover({ coveredBy = "-", file }: PackagePlan): string {
  const isWritten = coveredBy !== file.path || file.onDisk === file.content;
  return isWritten ? coveredBy : `${coveredBy} (made by --write)`;
}

/** The judgement of one pair of documents. */
export function printJudgement(judgement: Judgement): void {
  const { verdicts, note } = judgement;
  console.log(`${judgement.class} (spec alone: ${verdicts.spec}, types alone: ${verdicts.types})`);
  if (note !== undefined) console.log(toPlainLine(note));
  printReasons(judgement);
}

function printReasons({ reasons }: Judgement): void {
  for (const rating of ["breaking", "feature", "fix"]) {
    for (const { class: each, verdict, text, pointer } of reasons) {
      if (each !== rating) continue;
      console.log(toPlainLine(`  ${rating.padEnd(8)}  ${verdict.padEnd(5)}  ${text}`));
      if (pointer !== "#/") console.log(toPlainLine(`${" ".repeat(19)}${pointer}`));
    }
  }
}
