import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { isObject } from "../../base/json/json-object.ts";
import { parsePointer } from "../../base/json/json-pointer.ts";
import type { BundledDocument } from "./bundle-document.ts";
import type { ChangeClass } from "./change-class.ts";

/** One pair of documents, and how a user of the types would want the change to be called. */
export interface CorpusCase {
  readonly name: string;
  readonly bump: ChangeClass;
  /** Which public API really made a change of this kind. */
  readonly seen: string | undefined;
  /** The reasons that users read in the changeset, where a case is about them. */
  readonly says: readonly string[] | undefined;
  readonly old: BundledDocument;
  readonly current: BundledDocument;
}

interface CaseFile {
  readonly bump: ChangeClass;
  readonly seen?: string;
  readonly note?: string;
  readonly says?: readonly string[];
  /** What makes the old document of the base. */
  readonly before?: readonly Patch[];
  /** What makes the new document of the old one. */
  readonly change: readonly Patch[];
}

/** A place, as a JSON pointer, and what happens there. `add` is for the end of a list. */
type Patch = { readonly at: string } & (
  | { readonly set: unknown }
  | { readonly add: unknown }
  | { readonly rename: string }
  | { readonly remove: true }
);

/** Reads `base/desk.yaml` and `cases/*.yaml`. */
export function readCorpus(directory: string): CorpusCase[] {
  const base: BundledDocument = parse(readFileSync(join(directory, "base/desk.yaml"), "utf8"));
  const files = readdirSync(join(directory, "cases")).toSorted();
  return files.map((file) => {
    const {
      bump,
      seen,
      says,
      before = [],
      change,
    }: CaseFile = parse(readFileSync(join(directory, "cases", file), "utf8"));
    const old = before.reduce(apply, base);
    return { name: basename(file, ".yaml"), bump, seen, says, old, current: change.reduce(apply, old) };
  });
}

function apply(document: BundledDocument, patch: Patch): BundledDocument {
  const keys = parsePointer(patch.at);
  const result = patched(document, keys, patch);
  if (!isObject(result)) throw new Error(`${patch.at} is the whole document`);
  return result;
}

/** A copy in which what is at `keys` was changed; the order of everything else stays. */
function patched(node: unknown, [key, ...rest]: readonly string[], patch: Patch): unknown {
  if (key === undefined) {
    if ("set" in patch) return patch.set;
    if ("add" in patch && Array.isArray(node)) return [...node, patch.add];
    throw new Error(`${patch.at} is no list`);
  }
  if (typeof node !== "object" || node === null) throw new Error(`${patch.at} does not exist`);
  const entries = Object.entries(node);
  if (!entries.some(([name]) => name === key)) {
    if (rest.length > 0 || !("set" in patch)) throw new Error(`${patch.at} does not exist`);
    entries.push([key, undefined]);
  }
  const changed = entries.flatMap(([name, value]): [string, unknown][] => {
    if (name !== key) return [[name, value]];
    if (rest.length === 0 && "remove" in patch) return [];
    if (rest.length === 0 && "rename" in patch) return [[patch.rename, value]];
    return [[name, patched(value, rest, patch)]];
  });
  return Array.isArray(node) ? changed.map(([, value]) => value) : Object.fromEntries(changed);
}
