import type { PackageSources } from "@agent-apis/types-emitter/compare-packages";
import { renderProvider } from "../../generator/render-provider.ts";
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
  const id = "compared";
  try {
    const complete = completeDocument(document);
    const files = renderProvider({ id, document: complete });
    const folder = `packages/${id}/src/`;
    return {
      package: new Map(files.map(({ path, content }) => [path.slice(folder.length), content])),
      runtime,
    };
  } catch (error) {
    throw new GateError(`no types can be rendered from the document: ${String(error)}`, { cause: error });
  }
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
