import type { OperationPair } from "../../../compare/pair-operations.ts";
import type { OperationSkeleton } from "../../../compare/skeleton.ts";
import { isObject, itemsOf, memberOf } from "../../../base/json/json-object.ts";
import { joinWords, quote } from "../reason.ts";
import { canonicalJson } from "../../../base/json/canonical-json.ts";
import type { ShapeComparison } from "./compare-shapes.ts";
import type { PlacedReason } from "./placed-reason.ts";
import type { SpecReader } from "./spec-reader.ts";

/** Scopes by scheme: what one alternative asks for. */
type Requirement = Readonly<Record<string, readonly unknown[]>>;

type FoundChange = Pick<PlacedReason, "class" | "text" | "isUntyped">;

/** Compares what operations need in the end: their own requirements, or else those of the document. */
export function compareSecurity(
  pairs: readonly OperationPair[],
  comparison: ShapeComparison,
): PlacedReason[] {
  return pairs.flatMap(({ name, old, current }): PlacedReason[] => {
    const before = requirementsOf(comparison.old, old);
    const found = compareRequirements(before, requirementsOf(comparison.current, current));
    if (found === undefined) return [];
    const isOwn = memberOf(current.source, "security") !== undefined;
    const keys = comparison.current.places.keysOf(current.source);
    return [{ ...found, keys: isOwn ? [...keys, "security"] : keys, operation: name }];
  });
}

function compareRequirements(
  before: readonly Requirement[],
  after: readonly Requirement[],
): FoundChange | undefined {
  const refused = before.find(
    (requirement) => !after.some((alternative) => isMetBy(alternative, requirement)),
  );
  if (refused !== undefined) {
    const isUntyped = !isOfScopes(before, after) || scopesOf(before).length === 0;
    return { class: "breaking", text: describeRefusal(refused, after), isUntyped };
  }
  return findOtherFirst(before, after) ?? findRelief(before, after) ?? findOtherOrder(before, after);
}

/** A client sends a token that names no scheme as the first of those that the operation takes. */
function findOtherFirst(
  before: readonly Requirement[],
  after: readonly Requirement[],
): FoundChange | undefined {
  const [was, is] = [before, after].map((requirements) => schemesIn(requirements)[0]);
  if (was === undefined || is === undefined || was === is) return undefined;
  const rest = `a \`token\` that names none is sent as that instead of ${quote(was)}`;
  return { class: "breaking", text: `the scheme ${quote(is)} is now used first: ${rest}`, isUntyped: true };
}

function findRelief(before: readonly Requirement[], after: readonly Requirement[]): FoundChange | undefined {
  const isSame = after.every((requirement) =>
    before.some((alternative) => isMetBy(alternative, requirement)),
  );
  if (isSame) return undefined;
  const known = schemesIn(before);
  const added = schemesIn(after).filter((scheme) => known.length > 0 && !known.includes(scheme));
  const text =
    added.length === 0
      ? "it needs less of a credential"
      : `a credential for ${joinWords(added.map(quote))} is enough too`;
  return { class: "feature", text, isUntyped: !isOfScopes(before, after) };
}

/** Whoever has a credential for each of two schemes sends the other one; the operation takes both. */
function findOtherOrder(
  before: readonly Requirement[],
  after: readonly Requirement[],
): FoundChange | undefined {
  const [known, schemes] = [schemesIn(before), schemesIn(after)];
  const moved = schemes.findIndex((scheme, index) => scheme !== known[index]);
  const [was, is] = [known[moved], schemes[moved]];
  if (was === undefined || is === undefined) return undefined;
  return {
    class: "feature",
    text: `the scheme ${quote(is)} is now used before ${quote(was)}`,
    isUntyped: true,
  };
}

/** Only scopes changed; the types list the scopes of an operation, but not their scheme. */
function isOfScopes(before: readonly Requirement[], after: readonly Requirement[]): boolean {
  const [schemes, scopes] = [schemesIn, scopesOf].map((list) => [before, after].map(list).map(canonicalJson));
  return schemes?.[0] === schemes?.[1] && scopes?.[0] !== scopes?.[1];
}

/** In the order in which a client looks for a credential. */
function schemesIn(requirements: readonly Requirement[]): string[] {
  return [...new Set(requirements.flatMap((requirement) => Object.keys(requirement)))];
}

function scopesOf(requirements: readonly Requirement[]): string[] {
  const scopes = requirements.flatMap((requirement) => Object.values(requirement).flat().map(String));
  return [...new Set(scopes)].toSorted((a, b) => a.localeCompare(b));
}

/** Returns whether a credential for `has` is also good for `wants`. */
function isMetBy(wants: Requirement, has: Requirement): boolean {
  return Object.entries(wants).every(
    ([scheme, scopes]) => scopes.every((scope) => has[scheme]?.includes(scope) === true) && scheme in has,
  );
}

function describeRefusal(refused: Requirement, after: readonly Requirement[]): string {
  const schemes = Object.keys(refused);
  if (schemes.length === 0) return "it needs a credential now";
  const same = after.find((requirement) => Object.keys(requirement).join() === schemes.join());
  if (same === undefined) return `a credential for ${joinWords(schemes.map(quote))} is no longer enough`;
  const scopes = Object.entries(same).flatMap(([scheme, wanted]) =>
    wanted.filter((scope) => refused[scheme]?.includes(scope) !== true),
  );
  return `the credential also needs ${joinWords(scopes.map((scope) => quote(String(scope))))}`;
}

function requirementsOf({ document }: SpecReader, { source }: OperationSkeleton): Requirement[] {
  const list = itemsOf(memberOf(source, "security") ?? document["security"]).filter(isRequirement);
  return list.length === 0 ? [{}] : list;
}

function isRequirement(value: unknown): value is Requirement {
  return isObject(value) && Object.values(value).every((scopes) => Array.isArray(scopes));
}
