import type { DocumentCounts } from "../drift/accept-drift.ts";
import { findArea } from "../drift/find-area.ts";
import { countedIn, type DocumentLock, type Lock, namesIn } from "../drift/lock.ts";
import { loadSpec } from "../drift/load-spec.ts";
import { readLock } from "../drift/read-lock.ts";
import { readSkeleton } from "../../compare/read-skeleton.ts";
import { readUpstream } from "../drift/read-upstream.ts";
import type { Skeleton } from "../../compare/skeleton.ts";
import { restoreSkeleton } from "../drift/store-skeleton.ts";
import type { Upstream } from "../drift/upstream.ts";
import { compareLooseness, type RelativeLooseness } from "./compare-looseness.ts";
import { countDocument } from "./count-document.ts";
import { countLooseness, type Looseness } from "./count-looseness.ts";

/** Share of upstream that a provider covers, and how much looser upstream's document is than ours. */
export interface ProviderCoverage {
  readonly id: string;
  readonly operations: OperationCounts;
  readonly ours: Counts & DocumentCounts;
  /** `undefined` for pages of prose, which cannot be counted. */
  readonly upstream: Counts | undefined;
  /** Number of pages, if upstream is not a document. */
  readonly pages: number | undefined;
}

export interface OperationCounts {
  /** Upstream's operations: those of its document, or those that a page documents. */
  readonly upstream: number;
  readonly same: number;
  readonly different: number;
  readonly leftOut: number;
}

/** Figures without a counterpart are left out. */
export type Counts = Looseness & Partial<RelativeLooseness & DocumentCounts>;

/** Counts for one provider, from files in the repository; `undefined` for a provider without a source. */
export async function coverProvider(root: string, id: string): Promise<ProviderCoverage | undefined> {
  const upstream = readUpstream(root, id);
  const lock = readLock(root, id);
  if (upstream.source === undefined || lock === undefined) return undefined;
  const document = await loadSpec(root, id);
  const ours = readSkeleton(document);
  const operations = countOperations(upstream, ours, lock);
  if (lock.kind === "pages") {
    const counts = await countDocument(document, new Set(ours.operations.keys()));
    const pages = Object.keys(lock.pages).length;
    return { id, operations, ours: { ...countLooseness(ours), ...counts }, upstream: undefined, pages };
  }
  const [a, b] = intersect(ours, restoreSkeleton(lock));
  const common = new Set(a.operations.keys());
  return {
    id,
    operations,
    ours: { ...countLooseness(a), ...compareLooseness(a, b), ...(await countDocument(document, common)) },
    upstream: { ...countLooseness(b), ...compareLooseness(b, a), ...countsOf(lock, common) },
    pages: undefined,
  };
}

/** Only operations that both have can be compared: upstream has others that are not curated, and we may keep removed ones. */
function intersect(ours: Skeleton, theirs: Skeleton): [ours: Skeleton, theirs: Skeleton] {
  const keep = (one: Skeleton, other: Skeleton): Skeleton => ({
    servers: one.servers,
    operations: new Map([...one.operations].filter(([key]) => other.operations.has(key))),
  });
  return [keep(ours, theirs), keep(theirs, ours)];
}

/** The counts of the last `accept`, if they are for the same operations. */
function countsOf(lock: DocumentLock, common: ReadonlySet<string>): Partial<DocumentCounts> {
  const counted = countedIn(lock);
  const isOfCommon = counted.size === common.size && [...common].every((key) => counted.has(key));
  return isOfCommon ? { examples: lock.examples, lintErrors: lock.lintErrors } : {};
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
