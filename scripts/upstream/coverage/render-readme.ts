import { formatFile } from "../../generator/format-file.ts";
import { fillSections } from "../../generator/marked-sections.ts";
import type { ProviderCoverage } from "./cover-provider.ts";
import { renderCoverage } from "./render-coverage.ts";

/** Path of the file that has the tables of coverage. */
export const COVERAGE_PATH = "specs/README.md";

/** Fills in the current tables of coverage. */
export async function renderReadme(
  root: string,
  current: string,
  coverages: readonly ProviderCoverage[],
): Promise<string> {
  const content = fillSections(COVERAGE_PATH, current, { coverage: renderCoverage(coverages) });
  return (await formatFile(root, { path: COVERAGE_PATH, content })).content;
}
