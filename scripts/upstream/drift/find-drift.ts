import { explainOverflow } from "../../base/terminal/explain-overflow.ts";
import { advise } from "./advise.ts";
import { type AreaChanges, compareAreas } from "./compare-areas.ts";
import { comparePages } from "./compare-pages.ts";
import type { SkeletonDrift } from "../../compare/compare-skeletons.ts";
import { compareWithLock } from "./compare-with-lock.ts";
import type { DriftReport, Finding } from "./finding.ts";
import { loadDocument } from "./load-document.ts";
import { addressOf, type From, NEWEST } from "./locate-source.ts";
import type { DocumentLock, PageLock } from "./lock.ts";
import { groupShared } from "./group-shared.ts";
import { listPageFiles } from "./page-files.ts";
import { type ReadBody, showAddress } from "./create-reader.ts";
import { lockPath, readLock } from "./read-lock.ts";
import { readPages } from "./read-pages.ts";
import { readWithEvents } from "../../compare/read-skeleton.ts";
import { readUpstream } from "./read-upstream.ts";
import { UnreadableError } from "./unreadable-error.ts";
import type { Source, Upstream } from "./upstream.ts";

export interface FindDriftOptions {
  readonly root: string;
  readonly id: string;
  readonly read: ReadBody;
  /** Location to read instead of the newest state of the source. */
  readonly from?: From;
}

/** Compares upstream with its last accepted state. If that is not possible, the report says why. */
export async function findDrift(options: FindDriftOptions): Promise<DriftReport> {
  try {
    return await look(options);
  } catch (error) {
    const problem = error instanceof UnreadableError ? error.message : explainOverflow(error);
    if (problem === undefined) throw error;
    return { id: options.id, state: "unreadable", problem };
  }
}

async function look({ root, id, read, from }: FindDriftOptions): Promise<DriftReport> {
  const upstream = withSource(readUpstream(root, id));
  const lock = readLock(root, id);
  if (lock === undefined)
    throw new UnreadableError(
      `upstream was not accepted yet; "pnpm drift accept ${id}" writes ${lockPath(id)}`,
    );
  const isOfPages = lock.kind === "pages";
  if (isOfPages !== (upstream.source.kind === "pages"))
    throw new UnreadableError(
      `${lockPath(id)} has a different kind than the source; "pnpm drift accept ${id}" writes it`,
    );
  const place = { read, ...(from === undefined ? {} : { from }) };
  const { looked, findings, compared, leftOut } = isOfPages
    ? await lookAtPages(upstream, lock, place)
    : await lookAtDocument(upstream, lock, place);
  return {
    id,
    state: findings.length === 0 ? "same" : "drift",
    looked: showAddress(looked),
    revision: lock.revision,
    compared,
    unit: isOfPages ? "pages" : "operations",
    findings,
    ...(leftOut === undefined ? {} : { leftOut }),
  };
}

interface Looked {
  readonly looked: string;
  readonly compared: number;
  readonly findings: readonly Finding[];
  readonly leftOut?: AreaChanges | undefined;
}

type KnownUpstream = Upstream & { readonly source: Source };

/** Throws if the source is still missing. */
export function withSource(upstream: Upstream): KnownUpstream {
  const { source } = upstream;
  if (source === undefined)
    throw new UnreadableError(
      `specs/${upstream.id}/upstream.yaml has no source yet; specs/README.md describes the format`,
    );
  return { ...upstream, source };
}

async function lookAtDocument(
  upstream: KnownUpstream,
  lock: DocumentLock,
  { read, from }: { readonly read: ReadBody; readonly from?: From },
): Promise<Looked> {
  const { source } = upstream;
  const looked = addressOf(source, source.file, NEWEST, from);
  const now = readWithEvents(await loadDocument(looked, read));
  const drift = compareWithLock(upstream, lock, now);
  const leftOut = compareAreas(upstream, lock, now);
  const findings = [
    ...describeServers(upstream, drift.servers),
    ...groupShared(
      upstream,
      drift.operations.map((operation) => advise(upstream, operation)),
    ),
  ];
  return { looked, findings, compared: now.operations.size - (leftOut?.operations ?? 0), leftOut };
}

function describeServers({ id }: Upstream, { removed, added }: SkeletonDrift["servers"]): Finding[] {
  if (removed.length === 0 && added.length === 0) return [];
  const tell = (servers: readonly string[], what: string) => servers.map((at) => ({ at, what }));
  return [
    {
      kind: "servers",
      subject: "addresses of the API",
      changes: [...tell(removed, "server removed"), ...tell(added, "server added")],
      todo: `apply it to the servers of specs/${id}/openapi.yaml`,
    },
  ];
}

async function lookAtPages(
  upstream: KnownUpstream,
  lock: PageLock,
  { read, from }: { readonly read: ReadBody; readonly from?: From },
): Promise<Looked> {
  const known = Object.keys(lock.pages);
  const seen = await readPages({
    upstream,
    revision: NEWEST,
    read,
    known,
    ...(from === undefined ? {} : { from }),
  });
  const findings = comparePages(lock.pages, seen.hashes, listPageFiles(upstream));
  return { looked: seen.looked, findings, compared: seen.hashes.size };
}
