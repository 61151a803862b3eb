import type { PackageSources } from "./type-program.ts";
import { METHODS } from "../../../generator/document.ts";
import { createRenderContext } from "../../../generator/render-context.ts";
import { renderProvider } from "../../../generator/render-provider.ts";
import { entriesOf, memberOf } from "../../../base/json/json-object.ts";
import type { BundledDocument } from "../bundle-document.ts";
import { GateError } from "../gate-error.ts";
import type { FileTree } from "../file-tree.ts";
import { completeDocument } from "./complete-document.ts";

/** The sources that a package has in a tree, or nothing when it has none there. */
export function readPackageSources(tree: FileTree, id: string): PackageSources | undefined {
  const sources = sourcesIn(tree, id);
  return sources.has("index.ts") ? { package: sources, runtime: readRuntimeSources(tree) } : undefined;
}

export function readRuntimeSources(tree: FileTree): ReadonlyMap<string, string> {
  return sourcesIn(tree, "runtime");
}

/** The sources that the generator of today makes of a document. */
export function renderPackageSources(
  document: BundledDocument,
  runtime: ReadonlyMap<string, string>,
): PackageSources {
  try {
    return { package: renderSources(document), runtime };
  } catch (error) {
    const place = findUnrendered(document);
    throw new GateError(`no types can be rendered from ${place}: ${messageOf(error)}`, { cause: error });
  }
}

function renderSources(document: BundledDocument): ReadonlyMap<string, string> {
  const id = "compared";
  const folder = `packages/${id}/src/`;
  const files = renderProvider(createRenderContext({ id, document: completeDocument(document) }));
  return new Map(files.map(({ path, content }) => [path.slice(folder.length), content]));
}

/** The first operation that cannot be rendered, even when it is alone, or else the document. */
function findUnrendered(document: BundledDocument): string {
  for (const [path, item] of entriesOf(document["paths"])) {
    for (const method of METHODS) {
      const operation = memberOf(item, method);
      if (operation === undefined) continue;
      const parameters = memberOf(item, "parameters") ?? [];
      const alone = { ...document, paths: { [path]: { parameters, [method]: operation } } };
      if (!canRender(alone)) return `${method.toUpperCase()} ${path}`;
    }
  }
  return "the schemas of the document";
}

function canRender(document: BundledDocument): boolean {
  try {
    renderSources(document);
    return true;
  } catch {
    return false;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function sourcesIn(tree: FileTree, id: string): ReadonlyMap<string, string> {
  const folder = `packages/${id}/src/`;
  const files = [...tree].filter(
    ([path]) => path.startsWith(folder) && /(?<!\.test|\.test-d)\.ts$/.test(path),
  );
  return new Map(
    files
      .map(([path, text]): [string, string] => [path.slice(folder.length), text])
      .toSorted(([a], [b]) => a.localeCompare(b)),
  );
}
