import { compareFiles, type Difference, readCurrent } from "./compare-files.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { GenerationCache } from "./generation-cache.ts";
import { hashText } from "./hash-text.ts";
import { listProviders } from "./list-providers.ts";
import { findNameClash } from "./provider-names.ts";
import type { ProviderSummary } from "./provider-summary.ts";
import { fingerprintTools, TOOLS } from "./tool-fingerprint.ts";
import { writeFiles } from "./write-files.ts";

/** Two providers have the same name. */
export class NameClashError extends Error {
  override readonly name = "NameClashError";
}

/** Changes made, or to be made, for one provider or for the shared files. */
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
  /** Only these; what all providers share is left alone then. */
  readonly ids?: readonly string[];
  /** Compare only, and with what is rendered anew. */
  readonly check: boolean;
}

/**
 * Reads, checks, renders and writes what has changed since it was last rendered. Nothing is written when any spec has a
 * problem: throws a `SpecError` with all of them.
 */
export async function generatePackages({ root, ids, check }: GenerateOptions): Promise<GenerateRow[]> {
  const cache = check ? undefined : new GenerationCache(root, fingerprint(root));
  const known = listProviders(root);
  const clash = findNameClash(known);
  if (clash !== undefined) throw new NameClashError(clash);
  const packages = await makePackages(root, ids ?? known, cache);
  const summaries = packages.map(({ summary }) => summary);
  const rows: GenerateRow[] = packages.map(({ summary, ...made }) => ({ ...summary, ...made }));
  if (ids === undefined) rows.push(await makeShared(root, summaries, cache));
  if (cache !== undefined) {
    for (const { difference } of rows) writeFiles(root, difference);
    cache.forgetOthers(known);
    // Last: what could not be written is not remembered as if it had been.
    cache.write();
  }
  return rows;
}

let loadedTools: string | undefined;

function fingerprint(root: string): string {
  // Once: with --watch, the modules that are loaded go on rendering whatever becomes of their files.
  loadedTools ??= fingerprintTools(TOOLS);
  // Has prettier's options.
  return hashText(`${loadedTools} ${readCurrent(root, "package.json")}`);
}

interface MadePackage {
  readonly summary: ProviderSummary;
  readonly difference: Difference;
  readonly ms: number;
}

async function makePackages(
  root: string,
  ids: readonly string[],
  cache: GenerationCache | undefined,
): Promise<MadePackage[]> {
  const made = new Map<string, MadePackage>();
  for (const id of ids) {
    const started = performance.now();
    const recalled = cache?.recallPackage(id, generatedFolder(id));
    if (recalled === undefined) continue;
    const { summary, files } = recalled;
    made.set(id, { summary, difference: unchanged(files), ms: performance.now() - started });
  }
  const stale = ids.filter((id) => !made.has(id));
  if (stale.length > 0) {
    const { renderPackages } = await import("./render-packages.ts");
    for (const { summary, sources, files, ms } of await renderPackages(root, stale)) {
      const difference = compareFiles(root, files, [generatedFolder(summary.id)]);
      cache?.keepPackage(summary, sources, files);
      made.set(summary.id, { summary, difference, ms });
    }
  }
  return ids.flatMap((id) => made.get(id) ?? []);
}

async function makeShared(
  root: string,
  summaries: readonly ProviderSummary[],
  cache: GenerationCache | undefined,
): Promise<GenerateRow> {
  const started = performance.now();
  const folder = generatedFolder("agent-apis");
  const recalled = cache?.recallShared(summaries, folder);
  let difference: Difference;
  if (recalled === undefined) {
    const { renderShared } = await import("./render-packages.ts");
    const files = await renderShared(root, summaries);
    cache?.keepShared(summaries, files);
    difference = compareFiles(root, files, [folder]);
  } else difference = unchanged(recalled);
  const ms = performance.now() - started;
  return { id: "(shared)", operations: undefined, schemas: undefined, difference, ms };
}

function generatedFolder(id: string): string {
  return `packages/${id}/src/generated`;
}

function unchanged(files: readonly GeneratedFile[]): Difference {
  return { changed: [], missing: [], extra: [], unchanged: files };
}
