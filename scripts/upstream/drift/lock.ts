import type { StoredSkeleton } from "./store-skeleton.ts";

/** Upstream's facts when a person last accepted them: `specs/<id>/upstream.lock.json`. Machine-written. */
export type Lock = DocumentLock | PageLock;

export interface DocumentLock extends StoredSkeleton {
  readonly kind: "document";
  readonly revision: string;
  /** Counted when the document was accepted, because counting needs the document. */
  readonly examples: ExampleCount;
  readonly lintErrors: number;
  /** The counted operations, if they are not those with facts in this file. */
  readonly counted?: readonly string[];
  /** Names of operations that are left out with an area. */
  readonly leftOut?: readonly string[];
}

/** The names of all operations that upstream had. */
export function namesIn({ operations, leftOut = [] }: DocumentLock): ReadonlySet<string> {
  return new Set([...Object.keys(operations), ...leftOut]);
}

/** The operations that the counts of a lock are for. */
export function countedIn({ operations, counted }: DocumentLock): ReadonlySet<string> {
  return new Set(counted ?? Object.keys(operations));
}

export interface ExampleCount {
  readonly total: number;
  /** Number of them that their own schema refuses. */
  readonly broken: number;
}

export interface PageLock {
  readonly kind: "pages";
  readonly revision: string;
  /** SHA-256 of each page's file; null for a page that could not be read. */
  readonly pages: Readonly<Record<string, string | null>>;
}
