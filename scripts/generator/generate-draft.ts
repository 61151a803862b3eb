import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { compareFiles } from "./compare-files.ts";
import { formatFile } from "./format-file.ts";
import type { GenerateRow } from "./generate-packages.ts";
import { renderPackageFiles } from "./provider-package.ts";
import { summarize } from "./provider-summary.ts";
import { readRequired } from "./read-required.ts";
import { readSpec } from "./read-spec.ts";
import { createRenderContext } from "./render-context.ts";
import { renderProvider } from "./render-provider.ts";
import { writeFiles } from "./write-files.ts";

/** The folder of drafts, which git ignores. */
export const DRAFTS = ".cache/drafts";

/**
 * Generates a package from a spec that may have open questions (`x-todo`), into `.cache/drafts/packages/<id>`. `specRoot`
 * is the folder that has `specs/`.
 */
export async function generateDraft(root: string, id: string, specRoot = root): Promise<GenerateRow> {
  const started = performance.now();
  const context = createRenderContext(await readSpec(specRoot, id, { isDraft: true }));
  const { info, webhooks = {} } = context.document;
  const provider = {
    id,
    title: info.title,
    version: "0.0.0",
    hasEdit: context.trips.length > 0,
    hasWebhooks: Object.keys(webhooks).length > 0,
  };
  const rendered = [
    ...renderProvider(context),
    ...renderPackageFiles(provider, readRequired(root, "LICENSE")),
    { path: "tsconfig.base.json", content: `{ "extends": "../../tsconfig.base.json" }\n` },
  ];
  const files = await Promise.all(rendered.map((file) => formatFile(root, file)));
  const drafts = join(root, DRAFTS);
  const difference = compareFiles(drafts, files, [`packages/${id}/src/generated`]);
  writeFiles(drafts, difference);
  linkRuntime(root, drafts);
  return { ...summarize(context), difference, ms: performance.now() - started };
}

/** The generated code imports the runtime; so that a compiler finds it, as in a package that is installed. */
function linkRuntime(root: string, drafts: string): void {
  const folder = join(drafts, "node_modules/@agent-apis");
  const link = join(folder, "runtime");
  if (existsSync(link)) return;
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(root, "packages/runtime"), link, "junction");
}
