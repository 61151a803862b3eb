import { classifySchemas } from "../../compare/classify-schemas.ts";
import { compareSkeletons } from "../../compare/compare-skeletons.ts";
import { compareWithLock } from "./compare-with-lock.ts";
import { withSource } from "./find-drift.ts";
import { type LoadedDocument, loadDocument } from "./load-document.ts";
import { addressOf, type From } from "./locate-source.ts";
import {
  countedIn,
  namesIn,
  type DocumentLock,
  type ExampleCount,
  type Lock,
  type PageLock,
} from "./lock.ts";
import { mergeLock } from "./merge-lock.ts";
import { listPageFiles } from "./page-files.ts";
import type { ReadBody } from "./create-reader.ts";
import { readLock } from "./read-lock.ts";
import { readPages } from "./read-pages.ts";
import { readWithEvents } from "../../compare/read-skeleton.ts";
import { readUpstream } from "./read-upstream.ts";
import { allSchemas, type Skeleton } from "../../compare/skeleton.ts";
import { type SplitSkeleton, splitAreas } from "./split-areas.ts";
import { restoreSkeleton, storeSkeleton } from "./store-skeleton.ts";
import { UnreadableError } from "./unreadable-error.ts";
import type { Source, Upstream } from "./upstream.ts";
import { writeLock } from "./write-lock.ts";

export interface AcceptOptions {
  readonly root: string;
  readonly id: string;
  readonly read: ReadBody;
  readonly from?: From;
  /** Accepts only these, by method and path; if empty, everything. */
  readonly operations: readonly string[];
  /** Counts of these operations that are kept in the lock, because they cannot be counted without the document. */
  readonly count: (document: LoadedDocument, operations: ReadonlySet<string>) => Promise<DocumentCounts>;
}

export interface DocumentCounts {
  readonly examples: ExampleCount;
  readonly lintErrors: number;
}

/** The accepted operations of a document, or pages. */
export interface Accepted {
  readonly revision: string;
  readonly count: number;
  readonly unit: "operations" | "pages";
  /** Accepted operations without a decision in upstream.yaml. */
  readonly undecided: readonly string[];
}

type KnownUpstream = Upstream & { readonly source: Source };

/** Records upstream at the revision in upstream.yaml, after a person has curated it. */
export async function acceptDrift(options: AcceptOptions): Promise<Accepted> {
  const { root, id, operations } = options;
  const upstream = withSource(readUpstream(root, id));
  const before = readLock(root, id);
  const lock = operations.length === 0 ? undefined : before;
  if (operations.length > 0 && lock === undefined)
    throw new UnreadableError(
      "no operation was accepted yet; accept everything first, without naming operations",
    );
  const next =
    upstream.source.kind === "pages"
      ? await acceptPages(upstream, options, lock?.kind === "pages" ? lock : undefined)
      : await acceptDocument(upstream, options, lock?.kind === "document" ? lock : undefined);
  if (lock === undefined && before !== undefined) refuseOldRevision(upstream, before, next);
  await writeLock(root, id, next);
  const entries = next.kind === "pages" ? next.pages : next.operations;
  return {
    revision: next.revision,
    count: operations.length > 0 ? operations.length : Object.keys(entries).length,
    unit: next.kind === "pages" ? "pages" : "operations",
    undecided: next.kind === "pages" ? [] : listUndecided(upstream, next),
  };
}

/** A revision never changes, so facts that differ under the same revision come from another one, which nobody has read. */
function refuseOldRevision(upstream: KnownUpstream, before: Lock, next: Lock): void {
  if (before.revision !== next.revision) return;
  const changed = listChanged(upstream, before, next);
  if (changed.length === 0) return;
  const count = changed.length === 1 ? "1 entry" : `${changed.length} entries`;
  throw new UnreadableError(
    `${count} of upstream changed since ${next.revision} was accepted, and upstream.yaml still names that revision; ` +
      "curate them, set source.revision to what you read and accept again, or name the operations to accept: " +
      changed.join(", "),
  );
}

function listChanged(upstream: KnownUpstream, before: Lock, next: Lock): string[] {
  if (before.kind === "pages" && next.kind === "pages") {
    const { pages } = next;
    return Object.keys(before.pages).filter(
      (file) => before.pages[file] !== null && before.pages[file] !== (pages[file] ?? null),
    );
  }
  if (before.kind !== "document" || next.kind !== "document") return [];
  const { operations, servers } = compareWithLock(upstream, before, restoreSkeleton(next));
  const known = namesIn(before);
  // Facts of an operation that was left out with an area are only new to the lock.
  const changed = operations.filter(({ kind, operation }) => kind !== "added" || !known.has(operation));
  return [...changed.map(({ operation }) => operation), ...servers.removed, ...servers.added];
}

function listUndecided({ operations, leftOut }: Upstream, lock: DocumentLock): string[] {
  const decided = new Set([...operations.keys(), ...leftOut.map(({ operation }) => operation)]);
  return Object.keys(lock.operations).filter((key) => !decided.has(key));
}

async function acceptDocument(
  upstream: KnownUpstream,
  { read, from, operations, count }: AcceptOptions,
  lock: DocumentLock | undefined,
): Promise<Lock> {
  const { source } = upstream;
  const document = await loadDocument(addressOf(source, source.file, source.revision, from), read);
  const now = readWithEvents(document);
  const all = splitAreas(upstream, now);
  const merged = lock === undefined ? all : mergeLock(upstream, lock, now, operations);
  const isWhole = lock === undefined || isSame(merged.own, all.own);
  // Only compares operations that our spec has; a document can have twenty times as many.
  const curated = new Set([...upstream.operations.keys()].filter((key) => now.operations.has(key)));
  const counts = isWhole
    ? { ...(await count(document, curated)), counted: curated }
    : { examples: lock.examples, lintErrors: lock.lintErrors, counted: countedIn(lock) };
  return describeLock(isWhole ? source.revision : lock.revision, counts, isWhole ? all : merged);
}

function describeLock(
  revision: string,
  { examples, lintErrors, counted }: DocumentCounts & { readonly counted: ReadonlySet<string> },
  { own, leftOut }: SplitSkeleton,
): DocumentLock {
  const stored = storeSkeleton(own, classifySchemas(allSchemas(own)));
  const isCountedInAll =
    counted.size === own.operations.size && [...counted].every((key) => own.operations.has(key));
  return {
    kind: "document",
    revision,
    examples,
    lintErrors,
    ...(isCountedInAll ? {} : { counted: [...counted].toSorted() }),
    ...stored,
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
}

function isSame(a: Skeleton, b: Skeleton): boolean {
  const { operations, servers } = compareSkeletons(a, b);
  return operations.length === 0 && servers.added.length === 0 && servers.removed.length === 0;
}

/** Records an unavailable page as such, never with a hash. */
async function acceptPages(
  upstream: KnownUpstream,
  { read, from, operations }: AcceptOptions,
  lock: PageLock | undefined,
): Promise<Lock> {
  const { revision } = upstream.source;
  const files = listPageFiles(upstream);
  const seen = await readPages({
    upstream,
    revision,
    read,
    known: [],
    ...(from === undefined ? {} : { from }),
  });
  const chosen =
    lock === undefined ? [...files.keys(), ...seen.hashes.keys()] : choosePages(files, operations);
  const hashes = chosen.map((file): [string, string | null] => [file, seen.hashes.get(file) ?? null]);
  const pages = [...new Map([...Object.entries(lock?.pages ?? {}), ...hashes])];
  const isWhole = pages.every(([file, hash]) => hash === (seen.hashes.get(file) ?? null));
  return {
    kind: "pages",
    revision: isWhole ? revision : (lock?.revision ?? revision),
    pages: Object.fromEntries(pages.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function choosePages(files: ReadonlyMap<string, readonly string[]>, operations: readonly string[]): string[] {
  return operations.map((operation) => {
    const [file] = [...files].find(([, documented]) => documented.includes(operation)) ?? [];
    if (file === undefined) throw new UnreadableError(`"${operation}" has no page in upstream.yaml; add it`);
    return file;
  });
}
