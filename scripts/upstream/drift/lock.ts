import type { StoredSkeleton } from "./store-skeleton.ts";

/** Upstream's facts when a person last accepted them: `specs/<id>/upstream.lock.json`. Machine-written. */
export type Lock = DocumentLock | PageLock;

export interface DocumentLock extends StoredSkeleton {
  readonly kind: "document";
  readonly revision: string;
  /** Counted in the document when all of it was accepted; it cannot be counted again without it. */
  readonly examples: ExampleCount;
  readonly lintErrors: number;
  /** The operations in which it was counted, where they are not those whose facts stand here. */
  readonly counted?: readonly string[];
  /** Operations that are left out with an area, by name only. */
  readonly leftOut?: readonly string[];
}

/** The names of all operations that upstream had. */
export function namesIn({ operations, leftOut = [] }: DocumentLock): ReadonlySet<string> {
  return new Set([...Object.keys(operations), ...leftOut]);
}

/** The operations for which the counts of a lock hold. */
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
  /** SHA-256 of each page's file; null for a page that nobody could read. */
  readonly pages: Readonly<Record<string, string | null>>;
}
