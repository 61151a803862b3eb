import { formatFile } from "../../generator/format-file.ts";
import { fillSections } from "../../generator/marked-sections.ts";
import type { ProviderCoverage } from "./cover-provider.ts";
import { renderCoverage } from "./render-coverage.ts";

/** The README of the repository with the tables of now. */
export async function renderReadme(
  root: string,
  current: string,
  coverages: readonly ProviderCoverage[],
): Promise<string> {
  const path = "README.md";
  const content = fillSections(path, current, { coverage: renderCoverage(coverages) });
  return (await formatFile(root, { path, content })).content;
}
