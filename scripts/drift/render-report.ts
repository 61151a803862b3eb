import type { AdvisedChange, DriftReport, Finding } from "./finding.ts";

/** The lines that a person reads. */
export function renderReport(report: DriftReport): string[] {
  if (report.state === "could not look") return [`${report.id}: could not look: ${report.problem}`];
  const { id, state, looked, revision, compared, unit, findings } = report;
  if (state === "same") return [`${id}: no drift; ${compared} ${unit} are as accepted at ${revision}`];
  return [
    `${id}: drift from what was accepted at ${revision}, seen in ${looked}`,
    ...findings.flatMap((finding) => ["", ...renderFinding(finding).map((line) => `  ${line}`)]),
    "",
    `  ${count(findings)} to go through. When they are curated: pnpm drift accept ${id}`,
  ];
}

export function renderFinding({ kind, subject, from, operations = [], changes, todo }: Finding): string[] {
  return [
    `${kind}: ${from === undefined ? "" : `${from} → `}${subject}`,
    ...operations.map((operation) => `  look at ${operation}`),
    ...changes.flatMap(renderChange),
    `  to do: ${todo}`,
  ];
}

function renderChange({ at, what, onPurpose }: AdvisedChange): string[] {
  const told = `  ${at}: ${what}`;
  return onPurpose === undefined
    ? [told]
    : [told, `    we differ on purpose at "${onPurpose.at}": ${onPurpose.why}`];
}

function count(findings: readonly Finding[]): string {
  return findings.length === 1 ? "1 entry" : `${findings.length} entries`;
}
