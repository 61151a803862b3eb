import { compareFiles, type Difference } from "./compare-files.ts";
import { listProviders } from "./list-providers.ts";
import { findNameClash } from "./provider-names.ts";
import { renderPackages, renderShared } from "./render-packages.ts";
import { writeFiles } from "./write-files.ts";

/** Thrown when two providers have the same name. */
export class NameClashError extends Error {
  override readonly name = "NameClashError";
}

/** Changes for one provider or for the shared files. */
export interface GenerateRow {
  /** Provider id, or `(shared)` for the facade's table and the README of the repository. */
  readonly id: string;
  readonly operations: number | undefined;
  readonly schemas: number | undefined;
  readonly difference: Difference;
  readonly ms: number;
}

export interface GenerateOptions {
  readonly root: string;
  /** Generates only these providers, and no shared files. */
  readonly ids?: readonly string[];
  /** Compares without writing. */
  readonly check: boolean;
}

/**
 * Reads, renders, compares and writes. If any spec has a problem, it throws a `SpecError` with all problems and does not write.
 */
export async function generatePackages({ root, ids, check }: GenerateOptions): Promise<GenerateRow[]> {
  const known = listProviders(root);
  const clash = findNameClash(known);
  if (clash !== undefined) throw new NameClashError(clash);
  const packages = await renderPackages(root, ids ?? known);
  const rows = packages.map(({ summary, files, ms }): GenerateRow => {
    const difference = compareFiles(root, files, [generatedFolder(summary.id)]);
    return { ...summary, difference, ms };
  });
  if (ids === undefined) {
    const started = performance.now();
    const files = await renderShared(
      root,
      packages.map(({ summary }) => summary),
    );
    const difference = compareFiles(root, files, [generatedFolder("agent-apis")]);
    const ms = performance.now() - started;
    rows.push({ id: "(shared)", operations: undefined, schemas: undefined, difference, ms });
  }
  if (!check) for (const { difference } of rows) writeFiles(root, difference);
  return rows;
}

function generatedFolder(id: string): string {
  return `packages/${id}/src/generated`;
}
