import { renderTable } from "../../generator/render-table.ts";
import type { Counts, ProviderCoverage } from "./cover-provider.ts";

/** A table for a terminal or a README. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Table of upstream's operations: same, different or left out. */
export function tabulateOperations(coverages: readonly ProviderCoverage[]): Table {
  const rows = coverages.map(({ id, operations, pages }) => [
    id,
    pages === undefined ? "document" : `${pages} pages`,
    operations.upstream,
    operations.same,
    operations.different,
    operations.leftOut,
  ]);
  const sums = [2, 3, 4, 5].map((column) => rows.reduce((sum, row) => sum + Number(row[column]), 0));
  return {
    head: ["provider", "upstream is", "operations", "same", "different", "left out"],
    rows: [...rows, ["all", "", ...sums]],
  };
}

/** Table of what each spec leaves open: upstream's → ours. */
export function tabulateLooseness(coverages: readonly ProviderCoverage[]): Table {
  return {
    head: ["left open: upstream → ours", ...coverages.map(({ id }) => id)],
    rows: [
      ["objects without properties", (counts: Counts) => counts.untypedObjects],
      ["… without a reason (x-open)", (counts: Counts) => counts.unexplainedObjects],
      ["unions without a tag", (counts: Counts) => counts.untaggedUnions],
      ["plain texts with known values in the other", (counts: Counts) => counts.plainStrings],
      ["error responses that only the other declares", (counts: Counts) => counts.missingErrors],
      [
        "examples that their schema refuses",
        ({ examples }: Counts) => examples && `${examples.broken} of ${examples.total}`,
      ],
      ["lint errors", (counts: Counts) => counts.lintErrors],
    ].map(([title, read]) => [
      String(title),
      ...coverages.map(({ ours, upstream }) => {
        if (typeof read !== "function") return "";
        return `${upstream === undefined ? "–" : (read(upstream) ?? "–")} → ${read(ours) ?? "–"}`;
      }),
    ]),
  };
}

/** Both tables for the README. */
export function renderCoverage(coverages: readonly ProviderCoverage[]): string {
  const tables = [tabulateOperations(coverages), tabulateLooseness(coverages)];
  return tables
    .map(({ head, rows }) => renderTable([head, ...rows.map((row) => row.map(String))]))
    .join("\n\n");
}
