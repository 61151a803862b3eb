import { inlineReferences } from "../../../base/reference/inline-references.ts";
import { canonicalJson } from "../../../base/json/canonical-json.ts";
import { isObject } from "../../../base/json/json-object.ts";
import { formatPointer } from "../../../base/json/json-pointer.ts";
import type { BundledDocument } from "../bundle-document.ts";
import { joinWords, quote, type Reason } from "../reason.ts";
import { describeDifference } from "../type-diff/describe-difference.ts";
import { describeValueAt } from "../type-diff/describe-type-change.ts";
import { compareExtensions } from "./compare-extensions.ts";
import { type PairedOperations, pairOperations } from "../../../compare/pair-operations.ts";
import { compareOperation, compareSchemas, nameOperations } from "./compare-operations.ts";
import { compareSecurity } from "./compare-security.ts";
import { compareSecuritySchemes } from "./compare-security-schemes.ts";
import { compareServers } from "./compare-servers.ts";
import { ShapeComparison } from "./compare-shapes.ts";
import { compareTexts } from "./compare-texts.ts";
import { DOCUMENTATION, type PlacedReason } from "./placed-reason.ts";
import { isEvent } from "../../../compare/read-skeleton.ts";
import { SpecReader } from "./spec-reader.ts";
import type { SpecFinding, ValueFinding } from "./spec-finding.ts";

/** A reason, and whether it is in no type of the package, so that the comparison of types cannot find it. */
export interface SpecReason extends Reason {
  readonly isUntyped: boolean;
}

/** Everything that differs between two documents and matters to a client. */
export function compareSpecs(old: BundledDocument, current: BundledDocument): SpecReason[] {
  if (canonicalJson(old) === canonicalJson(current)) return [];
  const [before, after] = [new SpecReader(old), new SpecReader(current)];
  const comparison = new ShapeComparison(before, after);
  const operations = pairOperations(before.skeleton.operations, after.skeleton.operations);
  const reasons = joinReasons([
    ...describeFindings(findAll(operations, comparison)),
    ...compareServers(operations.pairs, comparison),
    ...compareSecurity(operations.pairs, comparison),
    ...compareSecuritySchemes(old, current),
    ...compareExtensions(operations.pairs, comparison),
    ...compareTexts(old, current),
  ]);
  return reasons.length === 0 ? compareRest(old, current) : reasons;
}

function findAll(operations: PairedOperations, comparison: ShapeComparison): SpecFinding[] {
  return [
    ...nameOperations(operations, comparison),
    ...operations.pairs.flatMap((pair) => compareOperation(pair, comparison)),
    ...compareSchemas(comparison),
  ];
}

function describeFindings(findings: readonly SpecFinding[]): PlacedReason[] {
  const values = Map.groupBy(
    findings.filter((finding) => "found" in finding),
    ({ side, status, found }) => `${side} ${status === undefined} ${found.key}`,
  );
  return [
    ...findings.flatMap((finding) => ("found" in finding ? [] : [finding])),
    ...[...values.values()].flatMap((group) => describeValue(group)),
  ];
}

/** The same change in however many operations. */
function describeValue(group: readonly ValueFinding[]): PlacedReason[] {
  const [first] = group;
  if (first === undefined) return [];
  const { side, status, found } = first;
  const { what } = found;
  const operations = [...new Set(group.flatMap(({ operation }) => operation ?? []))];
  const { keys } = what;
  if ("clause" in what && what.clause === undefined)
    return operations.length === 0
      ? [{ ...DOCUMENTATION, keys, operation: undefined }]
      : operations.map((operation) => ({ ...DOCUMENTATION, keys, operation }));
  const place = { place: found.place, owner: found.owner };
  const clause = "kind" in what ? describeDifference({ ...what, ...place }, side) : (what.clause ?? "");
  const described = describeValueAt(place, { side, operations, status }, clause);
  const reason = {
    class: "kind" in what ? (what.isBreaking ? "breaking" : "feature") : what.class,
    text: described.clause,
    keys,
    isUntyped: !("kind" in what) && what.isTyped !== true,
  } as const;
  const isNamed = found.owner !== undefined && !described.isOfOperations;
  return isNamed || operations.length === 0
    ? [{ ...reason, operation: undefined, operations }]
    : operations.map((operation) => ({ ...reason, operation }));
}

/** The same finding in several operations is one reason. */
function joinReasons(changes: readonly PlacedReason[]): SpecReason[] {
  const groups = Map.groupBy(changes, ({ class: rating, text }) => `${rating} ${text}`);
  return [...groups.values()].flatMap((group): SpecReason[] => {
    const [first] = group;
    if (first === undefined) return [];
    const named = [...new Set(group.flatMap(({ operation }) => operation ?? []))];
    const operations = [...new Set([...named, ...group.flatMap(({ operations: others = [] }) => others)])];
    return [
      {
        verdict: "spec",
        class: first.class,
        text: named.length === 0 ? first.text : `${joinWords(named.map(quote))}: ${first.text}`,
        pointer: formatPointer(first.keys),
        operations,
        isUntyped: group.some(({ isUntyped }) => isUntyped) || operations.some(isEvent),
      },
    ];
  });
}

/** Other changes, such as links, are for people, so they are reported only when there are no others. */
function compareRest(old: BundledDocument, current: BundledDocument): SpecReason[] {
  const [before, after] = [old, current].map(({ components: _components, ...document }) =>
    canonicalJson(withoutCompared(inlineReferences({ ...document, components: _components }, document))),
  );
  return before === after ? [] : joinReasons([{ ...DOCUMENTATION, keys: [], operation: undefined }]);
}

const COMPARED = /^(openapi|parameters|schema|security|servers|encoding|x-.*)$/;

function withoutCompared(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutCompared);
  if (!isObject(node)) return node;
  const rest = Object.entries(node).filter(([key]) => !COMPARED.test(key));
  return Object.fromEntries(rest.map(([key, value]) => [key, withoutCompared(value)]));
}
