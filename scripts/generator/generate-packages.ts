import { compareFiles, type Difference, readCurrent } from "./compare-files.ts";
import { formatFile } from "./format-file.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { listOperations } from "./list-operations.ts";
import { listProviders } from "./list-providers.ts";
import { readSpec, type Spec } from "./read-spec.ts";
import { renderFacade } from "./render-facade.ts";
import { renderProvider } from "./render-provider.ts";
import { renderReadme } from "./render-readme.ts";
import { renderSharedReadmes } from "./render-shared-readmes.ts";
import { SpecError, type SpecProblem } from "./spec-problem.ts";
import { writeFiles } from "./write-files.ts";

/** What was done, or would be done, for one provider or for what all of them share. */
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
  /** Compare only. */
  readonly check: boolean;
}

/** Reads, checks, renders and writes. Nothing is written when any spec has a problem: throws a `SpecError` with all of them. */
export async function generatePackages({ root, ids, check }: GenerateOptions): Promise<GenerateRow[]> {
  const specs = await readSpecs(root, ids ?? listProviders(root));
  const rows: GenerateRow[] = [];
  for (const { spec, readMs } of specs) {
    const started = performance.now();
    const files = [
      ...renderProvider(spec),
      renderReadme(spec, readRequired(root, `packages/${spec.id}/README.md`)),
    ];
    const difference = await compareFormatted(root, files, [`packages/${spec.id}/src/generated`]);
    rows.push({
      id: spec.id,
      operations: listOperations(spec.document).length,
      schemas: Object.keys(spec.document.components?.schemas ?? {}).length,
      difference,
      ms: readMs + performance.now() - started,
    });
  }
  if (ids === undefined) {
    const started = performance.now();
    const documents = specs.map(({ spec }) => spec);
    const files = [
      renderFacade(documents.map(({ id }) => id)),
      ...renderSharedReadmes(documents, (path) => readRequired(root, path)),
    ];
    const difference = await compareFormatted(root, files, ["packages/agent-apis/src/generated"]);
    rows.push({
      id: "(shared)",
      operations: undefined,
      schemas: undefined,
      difference,
      ms: performance.now() - started,
    });
  }
  if (!check) for (const { difference } of rows) writeFiles(root, difference);
  return rows;
}

interface ReadSpec {
  readonly spec: Spec;
  readonly readMs: number;
}

async function readSpecs(root: string, ids: readonly string[]): Promise<ReadSpec[]> {
  const specs: ReadSpec[] = [];
  const problems: SpecProblem[] = [];
  for (const id of ids) {
    const started = performance.now();
    try {
      specs.push({ spec: await readSpec(root, id), readMs: performance.now() - started });
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      problems.push(...error.problems);
    }
  }
  // What is wrong with a file that several specs share was found once for each of them.
  const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  if (distinct.size > 0) throw new SpecError([...distinct.values()]);
  return specs;
}

async function compareFormatted(
  root: string,
  files: readonly GeneratedFile[],
  folders: readonly string[],
): Promise<Difference> {
  return compareFiles(root, await Promise.all(files.map((file) => formatFile(root, file))), folders);
}

function readRequired(root: string, path: string): string {
  const text = readCurrent(root, path);
  if (text === undefined) throw new MissingPackageError(path);
  return text;
}

/** A spec has no package yet. */
export class MissingPackageError extends Error {
  override readonly name = "MissingPackageError";

  constructor(path: string) {
    const id = path.split("/")[1];
    super(`${path} does not exist; "pnpm new-provider ${id}" makes the folders of a provider`);
  }
}
