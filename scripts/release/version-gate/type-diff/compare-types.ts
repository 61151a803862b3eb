import { comparePackages, type PackagePair } from "./compare-packages.ts";
import { isBreakingTypeChange, isParameterGroup, type TypeChange } from "./type-change.ts";
import type { BundledDocument } from "../bundle-document.ts";
import { joinWords, quote, type Reason } from "../reason.ts";
import { describeTypeChange } from "./describe-type-change.ts";
import { findPointer } from "./find-pointer.ts";

/** Two versions of a package's types, and the documents that reasons point into. */
export interface TypesPair extends PackagePair {
  readonly oldDocument: BundledDocument;
  readonly currentDocument: BundledDocument;
}

/** Everything that changed for code that is compiled against the package. */
export function compareTypes(pairs: readonly TypesPair[]): Reason[][] {
  return splitBySize(pairs).flatMap((batch) => {
    const compared = comparePackages(batch);
    return batch.map((pair, index) =>
      toReasons(
        (compared[index] ?? []).filter((change) => !isOnlyAround(change)),
        pair,
      ),
    );
  });
}

/** Characters that are compiled together. All at once would be faster, and 57 pairs of a large API took 3.3 GB. */
const BATCH_SIZE = 2_000_000;

function splitBySize(pairs: readonly TypesPair[]): TypesPair[][] {
  const batches: TypesPair[][] = [];
  let size = BATCH_SIZE;
  for (const pair of pairs) {
    if (size >= BATCH_SIZE) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(pair);
    size += sizeOf(pair.old.package) + sizeOf(pair.current.package);
  }
  return batches;
}

function sizeOf(sources: ReadonlyMap<string, string>): number {
  return [...sources.values()].reduce((sum, text) => sum + text.length, 0);
}

/** `params` is required because one of the parameters is, and that is reported. */
function isOnlyAround(change: TypeChange): boolean {
  if (change.about !== "value" || change.side !== "request") return false;
  const { kind, place } = change.difference;
  return isParameterGroup(place) && (kind === "made-required" || kind === "made-optional");
}

function toReasons(changes: readonly TypeChange[], pair: TypesPair): Reason[] {
  const reasons = new Map<string, Reason>();
  for (const change of changes) {
    const { clause, isOfOperations } = describeTypeChange(change);
    const rating = isBreakingTypeChange(change) ? "breaking" : "feature";
    const key = `${rating} ${clause}`;
    const known = reasons.get(key);
    const operations = [...new Set([...(known?.operations ?? []), ...operationsOf(change)])];
    const text = isOfOperations ? `${joinWords(operations.map(quote))}: ${clause}` : clause;
    reasons.set(key, {
      verdict: "types",
      class: rating,
      text,
      pointer: known?.pointer ?? pointerOf(change, pair),
      operations,
    });
  }
  return [...reasons.values()];
}

function operationsOf(change: TypeChange): readonly string[] {
  if ("operations" in change) return change.operations;
  return "operation" in change ? [change.operation] : [];
}

/** The place in the new document, or in the old one for what is gone. */
function pointerOf(change: TypeChange, { oldDocument, currentDocument }: TypesPair): string {
  const isGone =
    change.about.endsWith("-removed") ||
    (change.about === "value" && change.difference.kind.endsWith("-removed"));
  const documents = isGone ? [oldDocument, currentDocument] : [currentDocument, oldDocument];
  return (
    documents.map((document) => findPointer(change, document)).find((pointer) => pointer !== undefined) ??
    "#/"
  );
}
