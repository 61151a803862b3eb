import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Operation } from "rfc6902";
import { parse } from "yaml";
import { patchDocument } from "../../base/json/patch-document.ts";
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

/** A case as a file has it, under its name. */
interface WrittenCase {
  readonly bump: ChangeClass;
  readonly seen?: string;
  readonly note?: string;
  readonly says?: readonly string[];
  /** JSON Patch from the base to the old document. */
  readonly before?: readonly Operation[];
  /** JSON Patch from the old document to the new one. */
  readonly change: readonly Operation[];
}

/** Reads `base/desk.yaml` and `cases/*.yaml`, in the order of the names. */
export function readCorpus(directory: string): CorpusCase[] {
  const base: BundledDocument = parse(readFileSync(join(directory, "base/desk.yaml"), "utf8"));
  const cases = readdirSync(join(directory, "cases")).flatMap((file) => {
    const written: Record<string, WrittenCase> = parse(readFileSync(join(directory, "cases", file), "utf8"));
    return Object.entries(written);
  });
  return cases
    .toSorted(([name], [other]) => (name < other ? -1 : 1))
    .map(([name, { bump, seen, says, before = [], change }]) => {
      const old = patchDocument(base, before);
      return { name, bump, seen, says, old, current: patchDocument(old, change) };
    });
}
