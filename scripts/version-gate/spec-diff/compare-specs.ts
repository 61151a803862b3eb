import { inlineReferences } from "../../generator/inline-references.ts";
import type { BundledDocument } from "../bundle-document.ts";
import { joinWords, quote, type Reason } from "../reason.ts";
import { canonicalJson } from "../../json/canonical-json.ts";
import { compareExtensions, type ExtensionChange } from "./compare-extensions.ts";
import { compareSecurity, type SecurityChange } from "./compare-security.ts";
import { compareServers, type ServerChange } from "./compare-servers.ts";
import { DocumentIndex } from "./document-index.ts";
import { rateChange } from "./rate-change.ts";
import { DOCUMENTATION_CHANGED, type Rating } from "./spec-rule.ts";
import { runRedoclyDiff } from "./run-redocly-diff.ts";
import { createSpecChange, type SpecChange } from "./spec-change.ts";

/** A reason, and whether the types of the package are where it belongs. */
export interface SpecReason extends Reason {
  readonly isUntyped: boolean;
}

/** Everything that differs between two documents and matters to a client. */
export async function compareSpecs(old: BundledDocument, current: BundledDocument): Promise<SpecReason[]> {
  if (canonicalJson(old) === canonicalJson(current)) return [];
  const documents = { old: new DocumentIndex(old), current: new DocumentIndex(current) };
  const changes = (await runRedoclyDiff(old, current)).map((change) => createSpecChange(change, documents));
  const findings = new Map<string, Finding>();
  for (const change of changes) {
    const rating = rateChange(change, documents);
    if (rating.class === "none") continue;
    const key = JSON.stringify([
      rating.class,
      rating.text,
      rating.text === DOCUMENTATION_CHANGED ? "" : schemaOf(change),
    ]);
    const known = findings.get(key);
    const operations = [...new Set([...(known?.operations ?? []), ...change.operations])];
    findings.set(key, { change: known?.change ?? change, rating, operations });
  }
  const reasons = [
    ...[...findings.values()].map(toReason),
    ...joinOperations(compareServers(old, current)),
    ...joinOperations(compareSecurity(old, current)),
    ...joinOperations(compareExtensions(old, current).map((change) => ({ ...change, isUntyped: true }))),
  ];
  return changes.length === 0 && reasons.length === 0 ? compareRest(old, current) : reasons;
}

/** What was found in the same words in several operations is one reason. */
function joinOperations(changes: readonly PlacedChange[]): SpecReason[] {
  const groups = Map.groupBy(
    changes,
    (change) => `${change.class} ${change.operation !== undefined} ${change.text}`,
  );
  return [...groups.values()].flatMap((group): SpecReason[] => {
    const [first] = group;
    if (first === undefined) return [];
    const operations = group.flatMap(({ operation }) => operation ?? []);
    const text = operations.length === 0 ? first.text : `${joinWords(operations.map(quote))}: ${first.text}`;
    const isUntyped = group.some((change) => change.isUntyped);
    return [{ verdict: "spec", class: first.class, text, pointer: first.pointer, operations, isUntyped }];
  });
}

type PlacedChange = ServerChange | SecurityChange | (ExtensionChange & { readonly isUntyped: true });

/** What was found once or in several places. */
interface Finding {
  readonly change: SpecChange;
  readonly rating: Required<Rating>;
  readonly operations: readonly string[];
}

function toReason({ change, rating, operations }: Finding): SpecReason {
  return {
    verdict: "spec",
    class: rating.class,
    text: withPlace(change, rating.text, operations),
    pointer: change.pointer,
    operations,
    isUntyped: rating.isUntyped,
  };
}

/** `POST /tickets`: …, or the schema where it is written when more than a few operations share it. */
function withPlace(change: SpecChange, text: string, operations: readonly string[]): string {
  const schema = schemaOf(change);
  if (change.path[0] === "components" || operations.length === 0) return text;
  const names = joinWords(operations.map(quote));
  const isShared = schema !== undefined && operations.length > 2 && text !== DOCUMENTATION_CHANGED;
  return isShared ? `${quote(schema)} (${names}): ${text}` : `${names}: ${text}`;
}

function schemaOf({ pointer }: SpecChange): string | undefined {
  return /^#\/components\/schemas\/([^/]+)\/./.exec(pointer)?.[1];
}

/**
 * What neither Redocly nor we look at is mostly for people, such as examples, so it is told only where nothing else is.
 * Where something stands in a document is nothing at all, and the tour is in no package.
 */
function compareRest(old: BundledDocument, current: BundledDocument): SpecReason[] {
  const [before, after] = [old, current].map(({ "x-tour": _tour, ...document }) =>
    canonicalJson(inlineReferences(document)),
  );
  if (before === after) return [];
  const text = DOCUMENTATION_CHANGED;
  return [{ verdict: "spec", class: "fix", text, pointer: "#/", operations: [], isUntyped: true }];
}
