import { clearConfigCache } from "prettier";
import { formatFile } from "./format-file.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { type ProviderPackage, renderManifestFile } from "./provider-package.ts";
import { type ProviderSummary, summarize } from "./provider-summary.ts";
import { readRequired } from "./read-required.ts";
import { readSpec, type Spec } from "./read-spec.ts";
import { createRenderContext, type RenderContext } from "./render-context.ts";
import { renderFacade } from "./render-facade.ts";
import { renderProvider } from "./render-provider.ts";
import { renderReadme } from "./render-readme.ts";
import { renderSharedReadmes } from "./render-shared-readmes.ts";
import { SpecError, type SpecProblem } from "./spec-problem.ts";

/** The package of one provider. */
export interface RenderedPackage {
  readonly summary: ProviderSummary;
  readonly files: readonly GeneratedFile[];
  readonly ms: number;
}

/** Reads, checks and renders. If any spec has problems, it throws a `SpecError` with all of them. */
export async function renderPackages(root: string, ids: readonly string[]): Promise<RenderedPackage[]> {
  const packages: RenderedPackage[] = [];
  for (const { spec, readMs } of await readSpecs(root, ids)) {
    const started = performance.now();
    const context = createRenderContext(spec);
    const files = await formatFiles(root, [
      ...renderProvider(context),
      renderReadme(context, readRequired(root, `packages/${spec.id}/README.md`)),
      renderManifestFile(describePackage(root, context)),
    ]);
    packages.push({ summary: summarize(context), files, ms: readMs + performance.now() - started });
  }
  return packages;
}

/** Changesets decide the version; everything else derives from the spec. */
function describePackage(root: string, { names: { id }, document, trips }: RenderContext): ProviderPackage {
  const { version }: { readonly version: string } = JSON.parse(
    readRequired(root, `packages/${id}/package.json`),
  );
  return {
    id,
    title: document.info.title,
    version,
    hasEdit: trips.length > 0,
    hasWebhooks: Object.keys(document.webhooks ?? {}).length > 0,
  };
}

/** Renders the shared files. */
export function renderShared(root: string, providers: readonly ProviderSummary[]): Promise<GeneratedFile[]> {
  return formatFiles(root, [
    ...renderFacade(providers.map(({ id }) => id)),
    ...renderSharedReadmes(providers, (path) => readRequired(root, path)),
  ]);
}

async function readSpecs(
  root: string,
  ids: readonly string[],
): Promise<{ readonly spec: Spec; readonly readMs: number }[]> {
  const specs: { spec: Spec; readMs: number }[] = [];
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
  // A problem in a shared file is found once per spec.
  const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  if (distinct.size > 0) throw new SpecError([...distinct.values()]);
  return specs;
}

async function formatFiles(root: string, files: readonly GeneratedFile[]): Promise<GeneratedFile[]> {
  // With --watch, the options can have changed.
  await clearConfigCache();
  return Promise.all(files.map((file) => formatFile(root, file)));
}
