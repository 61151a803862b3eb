import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { DocumentCounts } from "../drift/accept-drift.ts";
import { loadDocument } from "../drift/load-document.ts";
import { findArea } from "../drift/find-area.ts";
import { type Lock, namesIn } from "../drift/lock.ts";
import { createReader } from "../drift/create-reader.ts";
import { readLock } from "../drift/read-lock.ts";
import { readSkeleton } from "../drift/read-skeleton.ts";
import { readUpstream } from "../drift/read-upstream.ts";
import type { Skeleton } from "../drift/skeleton.ts";
import { restoreSkeleton } from "../drift/store-skeleton.ts";
import type { Upstream } from "../drift/upstream.ts";
import { compareLooseness, type RelativeLooseness } from "./compare-looseness.ts";
import { countDocument } from "./count-document.ts";
import { countLooseness, type Looseness } from "./count-looseness.ts";

/** How much of upstream a provider covers, and how much looser upstream's document is than ours. */
export interface ProviderCoverage {
  readonly id: string;
  readonly operations: OperationCounts;
  readonly ours: Counts;
  /** Pages of prose have nothing to count. */
  readonly upstream: Counts | undefined;
  /** How many pages upstream consists of, when it is no document. */
  readonly pages: number | undefined;
}

export interface OperationCounts {
  /** Operations that upstream has: those of its document, or those that a page documents. */
  readonly upstream: number;
  readonly same: number;
  readonly different: number;
  readonly leftOut: number;
}

/** `undefined` where there is nothing to compare with. */
export type Counts = Looseness & Partial<RelativeLooseness> & DocumentCounts;

/** Counts for one provider, from what is in the repository. A provider without a source has nothing to cover. */
export async function coverProvider(root: string, id: string): Promise<ProviderCoverage | undefined> {
  const upstream = readUpstream(root, id);
  const lock = readLock(root, id);
  if (upstream.source === undefined || lock === undefined) return undefined;
  const document = await loadDocument(
    pathToFileURL(join(root, "specs", id, "openapi.yaml")).href,
    createReader(),
  );
  const ours = readSkeleton(document);
  const counts = await countDocument(document);
  const theirs = lock.kind === "document" ? restoreSkeleton(lock) : undefined;
  return {
    id,
    operations: countOperations(upstream, ours, lock),
    ours: { ...countLooseness(ours), ...(theirs && compareLooseness(ours, theirs)), ...counts },
    upstream:
      lock.kind === "document" && theirs !== undefined
        ? {
            ...countLooseness(theirs),
            ...compareLooseness(theirs, ours),
            examples: lock.examples,
            lintErrors: lock.lintErrors,
          }
        : undefined,
    pages: lock.kind === "pages" ? Object.keys(lock.pages).length : undefined,
  };
}

function countOperations(upstream: Upstream, ours: Skeleton, lock: Lock): OperationCounts {
  const { operations, leftOut } = upstream;
  const names = lock.kind === "document" ? [...namesIn(lock)] : [...operations.keys()];
  const curated = [...operations]
    .filter(([key]) => ours.operations.has(key))
    .map(([, { decision }]) => decision);
  return {
    upstream: names.length,
    same: curated.filter((decision) => decision === "same").length,
    different: curated.filter((decision) => decision === "different").length,
    leftOut: leftOut.length + names.filter((key) => findArea(upstream, key) !== undefined).length,
  };
}
