import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { declarationsOf } from "./declarations-of.ts";
import pMap from "p-map";
import { nameProvider } from "../../generator/provider-names.ts";
import { textOf } from "../../base/json/json-object.ts";
import { TemporaryFolder } from "../../base/disk/temporary-folder.ts";
import { bundleDocument, type BundledDocument } from "./bundle-document.ts";
import { changedPackaging, changedSources } from "./changed-code.ts";
import { joinVerdicts, type Judgement } from "./compare-documents.ts";
import type { FileTree } from "./file-tree.ts";
import { FACADE, judgeKeys, providersIn, titleOf } from "./judge-facade.ts";
import { manifestOf, NO_VERSION, publicPackages, versionOf } from "./package-manifest.ts";
import type { PackageJudgement } from "./package-judgement.ts";
import { passOn } from "./pass-on.ts";
import { classOf, joinWords, quote, type Reason } from "./reason.ts";
import { compareSpecs, type SpecReason } from "./spec-diff/compare-specs.ts";
import { compareTypes } from "./type-diff/compare-types.ts";
import { readPackageSources } from "./type-diff/package-sources.ts";

/** Judges every package that is published, and every provider that is gone. */
export async function judgePackages(
  root: string,
  old: FileTree,
  current: FileTree,
): Promise<PackageJudgement[]> {
  const ids = publicPackages(current);
  const known = ids.filter((id) => manifestOf(old, id) !== undefined);
  const specs = await compareProviderSpecs(
    root,
    known.filter((id) => isSpecChanged(id, old, current)),
    old,
  );
  const types = compareKnownTypes(
    known.filter((id) => isCodeChanged(id, old, current) || specs.has(id)),
    specs,
    old,
    current,
  );
  const judged = ids.map((id): PackageJudgement => {
    const facts = describePackage(id, old, current);
    if (!known.includes(id))
      return { ...facts, ...judgeNew(facts.isProvider), codeClass: "none", unexplained: [] };
    return { ...facts, ...judgeKnown(id, specs.get(id)?.reasons ?? [], types.get(id) ?? [], old, current) };
  });
  const gone = publicPackages(old).filter((id) => !ids.includes(id));
  return [
    ...passOn(judged, old, current),
    ...gone.map((id): PackageJudgement => ({
      ...describePackage(id, old, current),
      ...joinVerdicts([], []),
      codeClass: "none",
      unexplained: [],
    })),
  ];
}

function describePackage(
  id: string,
  old: FileTree,
  current: FileTree,
): Omit<PackageJudgement, keyof Judgement | "codeClass" | "unexplained"> {
  const [before, after] = [manifestOf(old, id), manifestOf(current, id)];
  const tree = after === undefined ? old : current;
  const isProvider = providersIn(tree).includes(id);
  const packageName = textOf((after ?? before)?.["name"]) ?? nameProvider(id).packageName;
  return {
    id,
    packageName,
    title: isProvider ? titleOf(tree, id) : packageName,
    version: versionOf(old, id) ?? NO_VERSION,
    currentVersion: versionOf(current, id) ?? NO_VERSION,
    isNew: before === undefined,
    isGone: after === undefined,
    isProvider,
  };
}

function judgeNew(isProvider: boolean): Judgement {
  const text = isProvider ? "a client for this API is new" : "this package is new";
  const reason: Reason = { verdict: "code", class: "feature", text, pointer: "#/", operations: [] };
  return { class: "feature", verdicts: { spec: "feature", types: "feature" }, reasons: [reason] };
}

/** The types of what people wrote do not tell everything: what else changed in it counts as a fix at least. */
function judgeKnown(
  id: string,
  spec: readonly SpecReason[],
  types: readonly Reason[],
  old: FileTree,
  current: FileTree,
): Pick<PackageJudgement, keyof Judgement | "codeClass" | "unexplained"> {
  const judgement = joinVerdicts(spec, id === FACADE ? judgeKeys(old, current, types) : types);
  const sources = changedSources(id, old, current);
  const packaging = changedPackaging(id, old, current);
  const isProvider = providersIn(current).includes(id);
  const isTold = (path: string): boolean =>
    judgement.class !== "none" && (isProvider || !hasSameTypes(`packages/${id}/${path}`, old, current));
  const untold = sources.filter((path) => !isTold(path));
  const what = isProvider
    ? "the generated code changed, its types did not"
    : `${joinWords(untold.map(quote))} changed`;
  const reasons = [...(untold.length > 0 ? [what] : []), ...packaging].map((text): Reason => ({
    verdict: "code",
    class: "fix",
    text,
    pointer: "#/",
    operations: [],
  }));
  const all = [...judgement.reasons, ...reasons];
  return {
    ...judgement,
    class: classOf(all),
    reasons: all,
    codeClass: sources.length + packaging.length > 0 ? "fix" : "none",
    unexplained: isProvider ? [] : untold.map((path) => `packages/${id}/${path}`),
  };
}

/** A changed file with unchanged types does not show in types that changed elsewhere. */
function hasSameTypes(path: string, old: FileTree, current: FileTree): boolean {
  const [before, after] = [old, current].map((tree) => declarationsOf(tree.get(path) ?? ""));
  return before === after;
}

function compareKnownTypes(
  ids: readonly string[],
  specs: ReadonlyMap<string, ComparedSpecs>,
  old: FileTree,
  current: FileTree,
): Map<string, Reason[]> {
  const pairs = ids.flatMap((id) => {
    const [before, after] = [readPackageSources(old, id), readPackageSources(current, id)];
    if (before === undefined || after === undefined) return [];
    const { oldDocument = {}, currentDocument = {} } = specs.get(id) ?? {};
    return [{ id, pair: { old: before, current: after, oldDocument, currentDocument } }];
  });
  const reasons = compareTypes(pairs.map(({ pair }) => pair));
  return new Map(pairs.map(({ id }, index) => [id, reasons[index] ?? []]));
}

interface ComparedSpecs {
  readonly oldDocument: BundledDocument;
  readonly currentDocument: BundledDocument;
  readonly reasons: readonly SpecReason[];
}

async function compareProviderSpecs(
  root: string,
  ids: readonly string[],
  old: FileTree,
): Promise<Map<string, ComparedSpecs>> {
  using folder = new TemporaryFolder("version-gate-");
  writeSpecs(old, folder.path);
  const compared = await pMap(
    ids,
    async (id): Promise<[string, ComparedSpecs]> => {
      const path = `specs/${id}/openapi.yaml`;
      const [oldDocument, currentDocument] = await Promise.all([
        bundleDocument(join(folder.path, path), `${path} of the version that is compared with`),
        bundleDocument(join(root, path), path),
      ]);
      const reasons = compareSpecs(oldDocument, currentDocument);
      return [id, { oldDocument, currentDocument, reasons }];
    },
    { concurrency: availableParallelism() },
  );
  return new Map(compared);
}

/** Specs refer to each other by relative paths, so an old one is read from files that lie as they did. */
function writeSpecs(tree: FileTree, directory: string): void {
  for (const [path, text] of tree) {
    if (!path.startsWith("specs/")) continue;
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

function isSpecChanged(id: string, old: FileTree, current: FileTree): boolean {
  const isInBoth = [old, current].every((tree) => providersIn(tree).includes(id));
  return (
    isInBoth &&
    (isCodeChanged(id, old, current) || isChanged(["specs/common/", `specs/${id}/`], old, current))
  );
}

function isCodeChanged(id: string, old: FileTree, current: FileTree): boolean {
  return isChanged([`packages/${id}/`, "packages/runtime/src/"], old, current);
}

function isChanged(prefixes: readonly string[], old: FileTree, current: FileTree): boolean {
  const isPart = (path: string): boolean => prefixes.some((prefix) => path.startsWith(prefix));
  return [...new Set([...old.keys(), ...current.keys()])].some(
    (path) => isPart(path) && old.get(path) !== current.get(path),
  );
}
