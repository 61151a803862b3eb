import type { AreaChanges } from "./compare-areas.ts";
import type { AdvisedChange, DriftReport, Finding } from "./finding.ts";

/** The lines of the report for people. */
export function renderReport(report: DriftReport): string[] {
  if (report.state === "unreadable") return [`${report.id}: could not read upstream: ${report.problem}`];
  const { id, state, looked, revision, compared, unit, findings, leftOut } = report;
  const areas = leftOut === undefined ? [] : renderAreas(leftOut);
  if (state === "same")
    return [`${id}: no drift; ${compared} ${unit} are unchanged since ${revision}`, ...areas];
  return [
    `${id}: drift since the accepted ${revision}, found in ${looked}`,
    ...findings.flatMap((finding) => ["", ...renderFinding(finding).map((line) => `  ${line}`)]),
    "",
    `  ${count(findings)}. When you have curated them: pnpm drift accept ${id}`,
    ...areas,
  ];
}

/** Reports changes in areas that are left out, so that readers know about them. */
function renderAreas({ operations, added, removed }: AreaChanges): string[] {
  const tell = (names: readonly string[], what: string): string[] =>
    names.length === 0 ? [] : [`  ${names.length} ${what} since it was accepted: ${names.join(", ")}`];
  return [
    `  operations left out with their areas: ${operations}`,
    ...tell(added, "new"),
    ...tell(removed, "gone"),
  ];
}

export function renderFinding({ kind, subject, from, operations = [], changes, todo }: Finding): string[] {
  return [
    `${kind}: ${from === undefined ? "" : `${from} → `}${subject}`,
    ...(kind === "schema"
      ? [`  used by ${operations.join(", ")}`]
      : operations.map((operation) => `  look at ${operation}`)),
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
