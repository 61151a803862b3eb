import type { TypeChange } from "../type-diff/compare-packages.ts";
import { isBreakingTypeChange } from "../type-diff/compare-packages.ts";
import { inlineReferences } from "../../../base/reference/inline-references.ts";
import { canonicalJson } from "../../../base/json/canonical-json.ts";
import { isObject } from "../../../base/json/json-object.ts";
import { formatPointer } from "../../../base/json/json-pointer.ts";
import type { BundledDocument } from "../bundle-document.ts";
import type { ChangeClass } from "../change-class.ts";
import { joinWords, quote, type Reason } from "../reason.ts";
import { describeDifference } from "../type-diff/describe-difference.ts";
import { describeTypeChange, describeValueAt } from "../type-diff/describe-type-change.ts";
import { compareExtensions } from "./compare-extensions.ts";
import { type PairedOperations, pairOperations } from "../../../compare/pair-operations.ts";
import { compareOperation, compareSchemas, nameOperations } from "./compare-operations.ts";
import { compareSecurity } from "./compare-security.ts";
import { compareSecuritySchemes } from "./compare-security-schemes.ts";
import { compareServers } from "./compare-servers.ts";
import { ShapeComparison } from "./compare-shapes.ts";
import { compareTexts } from "./compare-texts.ts";
import { SpecReader } from "./spec-reader.ts";
import type { SpecFinding, ValueFinding } from "./spec-finding.ts";

/** A reason, and whether it is in no type of the package, so that the comparison of types cannot find it. */
export interface SpecReason extends Reason {
  readonly isUntyped: boolean;
}

/** Everything that differs between two documents and matters to a client. */
export function compareSpecs(old: BundledDocument, current: BundledDocument): SpecReason[] {
  if (canonicalJson(old) === canonicalJson(current)) return [];
  const comparison = new ShapeComparison(new SpecReader(old), new SpecReader(current));
  const operations = [comparison.old, comparison.current].map(({ skeleton }) => skeleton.operations);
  const pairs = pairOperations(operations[0] ?? new Map(), operations[1] ?? new Map(), () => false);
  const reasons = joinReasons([
    ...describeFindings(findAll(pairs, comparison)),
    ...compareServers(pairs.pairs, comparison),
    ...compareSecurity(pairs.pairs, comparison),
    ...compareSecuritySchemes(old, current),
    ...compareExtensions(pairs.pairs, comparison).map((change) => ({ ...change, isUntyped: true })),
    ...compareTexts(old, current).map(({ keys, subject }) => ({
      ...DOCUMENTATION,
      pointer: formatPointer(keys),
      operation: subject,
    })),
  ]);
  return reasons.length === 0 ? compareRest(old, current) : reasons;
}

const DOCUMENTATION = { class: "fix", text: "the documentation changed", isUntyped: true } as const;

function findAll(operations: PairedOperations, comparison: ShapeComparison): SpecFinding[] {
  return [
    ...nameOperations(operations, comparison),
    ...operations.pairs.flatMap((pair) => compareOperation(pair, comparison)),
    ...compareSchemas(comparison),
  ];
}

/** A reason before the operations that share it are brought together. */
interface PlacedReason {
  readonly class: ChangeClass;
  readonly text: string;
  readonly pointer: string;
  readonly isUntyped: boolean;
  /** It follows the name of this operation. */
  readonly operation: string | undefined;
  /** The operations that the text names itself. */
  readonly operations?: readonly string[];
}

function describeFindings(findings: readonly SpecFinding[]): PlacedReason[] {
  const values = Map.groupBy(
    findings.filter((finding) => finding.about === "value"),
    ({ side, status, found }) => `${side} ${status === undefined} ${found.key}`,
  );
  return [
    ...findings.flatMap((finding) => (finding.about === "value" ? [] : [describeOther(finding)])),
    ...[...values.values()].flatMap((group) => describeValue(group)),
  ];
}

function describeOther(finding: Exclude<SpecFinding, ValueFinding>): PlacedReason {
  const pointer = formatPointer(finding.keys);
  if (finding.about === "operation") {
    const { class: rating, clause, operation, isTyped = false } = finding;
    return { class: rating, text: clause, pointer, operation, isUntyped: !isTyped };
  }
  const { clause, isOfOperations } = describeTypeChange(finding.change);
  const operation = "operation" in finding.change ? finding.change.operation : undefined;
  return {
    class: classOfType(finding.change),
    text: clause,
    pointer,
    operation: isOfOperations ? operation : undefined,
    operations: isOfOperations || operation === undefined ? [] : [operation],
    isUntyped: false,
  };
}

function classOfType(change: TypeChange): ChangeClass {
  return isBreakingTypeChange(change) ? "breaking" : "feature";
}

/** The same change in however many operations. */
function describeValue(group: readonly ValueFinding[]): PlacedReason[] {
  const [first] = group;
  if (first === undefined) return [];
  const { side, status, found } = first;
  const { what } = found;
  const operations = [...new Set(group.flatMap(({ operation }) => operation ?? []))];
  const pointer = formatPointer(what.keys);
  if ("clause" in what && what.clause === undefined)
    return operations.length === 0
      ? [{ ...DOCUMENTATION, pointer, operation: undefined }]
      : operations.map((operation) => ({ ...DOCUMENTATION, pointer, operation }));
  const place = { place: found.place, owner: found.owner };
  const clause = "kind" in what ? describeDifference({ ...what, ...place }, side) : (what.clause ?? "");
  const described = describeValueAt(place, { side, operations, status }, clause);
  const reason = {
    class: "kind" in what ? (what.isBreaking ? "breaking" : "feature") : what.class,
    text: described.clause,
    pointer,
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
        pointer: first.pointer,
        operations,
        isUntyped: group.some(({ isUntyped }) => isUntyped),
      },
    ];
  });
}

/** Other changes, such as links and webhooks, are for people, so they are reported only when there are no others. */
function compareRest(old: BundledDocument, current: BundledDocument): SpecReason[] {
  const [before, after] = [old, current].map(({ components: _components, ...document }) =>
    canonicalJson(withoutCompared(inlineReferences({ ...document, components: _components }, document))),
  );
  return before === after ? [] : joinReasons([{ ...DOCUMENTATION, pointer: "#/", operation: undefined }]);
}

const COMPARED = /^(openapi|parameters|schema|security|servers|encoding|x-.*)$/;

function withoutCompared(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutCompared);
  if (!isObject(node)) return node;
  const rest = Object.entries(node).filter(([key]) => !COMPARED.test(key));
  return Object.fromEntries(rest.map(([key, value]) => [key, withoutCompared(value)]));
}
