import { parse } from "yaml";
import { canonicalJson } from "../../base/json/canonical-json.ts";
import { isObject, textOf } from "../../base/json/json-object.ts";
import { valueAt } from "../../base/json/json-pointer.ts";
import { BUILD, type FileTree, LOCKFILE } from "./file-tree.ts";
import { manifestOf } from "./package-manifest.ts";
import { joinWords, quote } from "./reason.ts";

/** The fields of a package.json that decide how an application finds, installs or runs the package. */
const FIELDS = [
  "bin",
  "browser",
  "dependencies",
  "engines",
  "exports",
  "files",
  "imports",
  "main",
  "module",
  "optionalDependencies",
  "peerDependencies",
  "peerDependenciesMeta",
  "sideEffects",
  "type",
  "types",
  "typesVersions",
];

/** The sources of a package that changed, as paths in its folder. Tests are in no build. */
export function changedSources(id: string, old: FileTree, current: FileTree): string[] {
  const folder = `packages/${id}/`;
  const paths = [...old.keys(), ...current.keys()].filter(
    (path) => path.startsWith(`${folder}src/`) && !/\.test(-d)?\.ts$/.test(path),
  );
  return [...new Set(paths)]
    .filter((path) => old.get(path) !== current.get(path))
    .map((path) => path.slice(folder.length))
    .toSorted();
}

/** Describes further changes in what an application installs, in clauses. READMEs do not count. */
export function changedPackaging(id: string, old: FileTree, current: FileTree): string[] {
  const [before, after] = [old, current].map((tree) => manifestOf(tree, id) ?? {});
  const fields = FIELDS.filter(
    (field) => canonicalJson(ofOthers(before?.[field])) !== canonicalJson(ofOthers(after?.[field])),
  );
  return [
    ...(fields.length === 0 ? [] : [`${joinWords(fields.map(quote), 5)} of package.json changed`]),
    ...(old.get(BUILD) === current.get(BUILD) ? [] : [`the build changed (${quote(BUILD)})`]),
    ...changedBundled(id, old, current),
  ];
}

/** A dependency in this workspace is judged by itself, and the facade says which keys came and went. */
function ofOthers(field: unknown): unknown {
  if (!isObject(field)) return field;
  return Object.fromEntries(
    Object.entries(field).filter(([, value]) => typeof value !== "string" || !value.startsWith("workspace:")),
  );
}

const IMPORT = /^(?:import|export)\s(?!type\s)[^;"]*?from\s+"((?:@[\w.-]+\/)?[\w-][\w.-]*)/gm;

/** A package of others that is imported and not declared becomes a part of the build. */
function changedBundled(id: string, old: FileTree, current: FileTree): string[] {
  const [lock, newLock] = [old.get(LOCKFILE), current.get(LOCKFILE)];
  if (lock === newLock || lock === undefined || newLock === undefined) return [];
  const [before, after]: unknown[] = [parse(lock), parse(newLock)];
  const declared = manifestOf(current, id)?.["dependencies"];
  const sources = [...current].filter(
    ([path]) => path.startsWith(`packages/${id}/src/`) && !/\.test(-d)?\.ts$/.test(path),
  );
  const imported = sources.flatMap(([, text]) => Array.from(text.matchAll(IMPORT), ([, name = ""]) => name));
  return [...new Set(imported)].flatMap((name) => {
    if (valueAt(declared, [name]) !== undefined) return [];
    const place = ["importers", `packages/${id}`, "devDependencies", name, "version"];
    const [was, is] = [before, after].map((document) => textOf(valueAt(document, place)));
    if (was === is || is === undefined) return [];
    return [`it now contains ${name} ${is}${was === undefined ? "" : ` instead of ${was}`}`];
  });
}
