import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { nameProvider } from "../generator/provider-names.ts";
import { bundleDocument, type BundledDocument } from "./bundle-document.ts";
import { joinVerdicts, type Judgement } from "./compare-documents.ts";
import type { FileTree } from "./file-tree.ts";
import { valueAt } from "../json/json-pointer.ts";
import { judgeFacade, judgeRemoved } from "./judge-facade.ts";
import { mapLimited } from "../map-limited.ts";
import { NO_VERSION, versionOf } from "./package-version.ts";
import type { Reason } from "./reason.ts";
import { computedPath } from "./changesets/computed-changeset.ts";
import { compareSpecs } from "./spec-diff/compare-specs.ts";
import { TemporaryFolder } from "../temporary-folder.ts";
import { compareTypes } from "./type-diff/compare-types.ts";
import { readPackageSources } from "./type-diff/package-sources.ts";

/** What happened to a provider's package since the version that it is compared with. */
export interface PackageJudgement extends Judgement {
  readonly id: string;
  /** The facade's for a package that is gone. */
  readonly packageName: string;
  /** The API's name, for people. */
  readonly title: string;
  /** Of the version that is compared with. */
  readonly version: string;
  /** In the working tree. */
  readonly currentVersion: string;
  /** There is none in the version that is compared with. */
  readonly isNew: boolean;
}

/** Judges every provider that is gone, or of which the spec, the generated code, the runtime or the computed changeset changed. */
export async function judgePackages(
  root: string,
  old: FileTree,
  current: FileTree,
): Promise<PackageJudgement[]> {
  const changed = providersIn(current).filter((id) => isChanged(id, old, current));
  const known = changed.filter(
    (id) => providersIn(old).includes(id) && readPackageSources(old, id) !== undefined,
  );
  const removed = providersIn(old).filter(
    (id) => !providersIn(current).includes(id) && versionOf(old, id) !== undefined,
  );
  const documents = new Map<string, { old: BundledDocument; current: BundledDocument }>();
  const before = await withFiles(old, (directory) =>
    bundleAll(directory, [...known, ...removed], " of the version that is compared with"),
  );
  const after = await bundleAll(root, changed, "");
  for (const id of known) {
    const [oldDocument, document] = [before.get(id), after.get(id)];
    if (oldDocument !== undefined && document !== undefined)
      documents.set(id, { old: oldDocument, current: document });
  }
  const pairs = [...documents].flatMap(([id, pair]) => {
    const [oldSources, sources] = [readPackageSources(old, id), readPackageSources(current, id)];
    if (oldSources === undefined || sources === undefined) return [];
    return [
      {
        id,
        pair: { old: oldSources, current: sources, oldDocument: pair.old, currentDocument: pair.current },
      },
    ];
  });
  const typeReasons = compareTypes(pairs.map(({ pair }) => pair));
  const types = new Map(pairs.map(({ id }, index) => [id, typeReasons[index] ?? []]));
  const judged = await mapLimited(changed, availableParallelism(), async (id) => {
    const pair = documents.get(id);
    const judgement =
      pair === undefined
        ? NEW_PACKAGE
        : joinVerdicts(await compareSpecs(pair.old, pair.current), types.get(id) ?? []);
    const version = versionOf(old, id);
    return {
      ...noteOutput(judgement, id, old, current),
      id,
      packageName: nameProvider(id).packageName,
      title: titleOf(after.get(id), id),
      version: version ?? NO_VERSION,
      currentVersion: versionOf(current, id) ?? NO_VERSION,
      isNew: version === undefined,
    };
  });
  const added = judged.filter(({ isNew }) => isNew);
  return [
    ...judged,
    ...removed.map((id) => judgeRemoved(id, titleOf(before.get(id), id), old, current)),
    ...judgeFacade(added, old, current),
  ];
}

const NEW_PACKAGE: Judgement = {
  class: "feature",
  verdicts: { spec: "feature", types: "feature" },
  reasons: [
    {
      verdict: "spec",
      class: "feature",
      text: "a client for this API is new",
      pointer: "#/",
      operations: [],
    },
  ],
};

/** What is generated is what users get, also where neither comparison sees a difference in it. */
function noteOutput(judgement: Judgement, id: string, old: FileTree, current: FileTree): Judgement {
  if (
    judgement.class !== "none" ||
    textOf(old, `packages/${id}/src/`) === textOf(current, `packages/${id}/src/`)
  )
    return judgement;
  const reason: Reason = {
    verdict: "types",
    class: "fix",
    text: "the generated code changed, its types did not",
    pointer: "#/",
    operations: [],
  };
  return { class: "fix", verdicts: { ...judgement.verdicts, types: "fix" }, reasons: [reason] };
}

function providersIn(tree: FileTree): string[] {
  const ids = [...tree.keys()].flatMap((path) => /^specs\/([^/]+)\/openapi\.yaml$/.exec(path)?.[1] ?? []);
  return [...new Set(ids)].toSorted();
}

function isChanged(id: string, old: FileTree, current: FileTree): boolean {
  const prefixes = [
    `specs/${id}/`,
    "specs/common/",
    `packages/${id}/src/`,
    "packages/runtime/src/",
    computedPath(id),
  ];
  return prefixes.some((prefix) => textOf(old, prefix) !== textOf(current, prefix));
}

function textOf(tree: FileTree, prefix: string): string {
  const files = [...tree].filter(([path]) => path.startsWith(prefix));
  return JSON.stringify(files.toSorted(([a], [b]) => a.localeCompare(b)));
}

async function bundleAll(
  root: string,
  ids: readonly string[],
  which: string,
): Promise<Map<string, BundledDocument>> {
  const documents = ids.map(async (id): Promise<[string, BundledDocument]> => {
    const path = `specs/${id}/openapi.yaml`;
    return [id, await bundleDocument(join(root, path), `${path}${which}`)];
  });
  return new Map(await Promise.all(documents));
}

/** Specs refer to each other by relative paths, so an old one is read from files that lie as they did. */
async function withFiles<T>(tree: FileTree, use: (directory: string) => Promise<T>): Promise<T> {
  using folder = new TemporaryFolder("version-gate-");
  for (const [path, text] of tree) {
    if (!path.startsWith("specs/")) continue;
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  }
  return await use(folder.path);
}

function titleOf(document: BundledDocument | undefined, id: string): string {
  const title = valueAt(document, ["info", "title"]);
  return typeof title === "string" ? title : id;
}
