import type { Change } from "../../compare/change.ts";
import { formatPlace, formatPlaceInSchema } from "../../compare/change.ts";
import type { OperationDrift } from "../../compare/compare-skeletons.ts";
import { isAbout, readDecisionPlace } from "./decision-place.ts";
import type { AdvisedChange, Finding } from "./finding.ts";
import type { Deviation, Upstream } from "./upstream.ts";

/** Adds advice to a change, given our decisions. */
export function advise(upstream: Upstream, drift: OperationDrift): Finding {
  const key = drift.from ?? drift.operation;
  const changes = drift.changes.map((change) => adviseChange(upstream, key, change));
  return {
    kind: drift.kind,
    subject: drift.operation,
    ...(drift.from === undefined ? {} : { from: drift.from }),
    changes,
    todo: whatToDo(upstream, key, drift.kind, changes),
  };
}

function adviseChange(upstream: Upstream, key: string, change: Change): AdvisedChange {
  const { place, what } = change;
  const own = upstream.operations.get(key)?.deviations ?? [];
  const onPurpose =
    findDeviation(own, (decision) => isAbout(decision, place) === "place") ??
    findDeviation(upstream.document, (decision) => isNamedForAll(decision, change)) ??
    findDeviation(own, (decision) => isAbout(decision, place) === "section");
  const shared = formatPlaceInSchema(place);
  return {
    at: formatPlace(place),
    what,
    ...(shared === undefined ? {} : { shared }),
    ...(onPurpose === undefined ? {} : { onPurpose }),
  };
}

/** A deviation for every operation only counts if it names a place; "request objects" does not. */
function isNamedForAll(decision: ReturnType<typeof readDecisionPlace>, { place }: Change): boolean {
  const about = isAbout(decision, place);
  return about === "place" || (about === "section" && decision.statuses.length > 0);
}

function findDeviation(
  deviations: readonly Deviation[],
  matches: (decision: ReturnType<typeof readDecisionPlace>) => boolean,
): Deviation | undefined {
  return deviations.find(({ at }) => matches(readDecisionPlace(at)));
}

function whatToDo(
  { id, operations, leftOut }: Upstream,
  key: string,
  kind: OperationDrift["kind"],
  changes: readonly AdvisedChange[],
): string {
  const left = leftOut.find(({ operation }) => operation === key);
  const isCurated = operations.has(key);
  const spec = `specs/${id}/openapi.yaml`;
  const decisions = `specs/${id}/upstream.yaml`;
  if (left !== undefined) {
    return kind === "removed"
      ? `remove it from left-out in ${decisions}`
      : `it is left out on purpose: ${left.why} Check whether that is still true`;
  }
  if (kind === "added" && isCurated)
    return `it has a decision, but its facts were never accepted: check that ${spec} has it, then accept it`;
  if (kind === "added")
    return `curate it in ${spec} and add it to ${decisions}, or leave it out there with a reason`;
  if (!isCurated) return `add an entry to ${decisions}; the spec needs no change`;
  if (kind === "removed")
    return `remove it from ${spec} and ${decisions}, or keep it as different with a deviation at "operation"`;
  if (kind === "renamed")
    return `rename it in ${spec} and in ${decisions}${changes.length > 0 ? ", and apply the changes" : ""}`;
  if (kind === "wording") return "read whether the new texts state facts that the schema does not";
  return adviseOnChanges(id, changes);
}

/** Advice about changes of our operations. */
export function adviseOnChanges(id: string, changes: readonly AdvisedChange[]): string {
  if (changes.every(({ onPurpose }) => onPurpose !== undefined))
    return "we differ on purpose in all of these places: check whether the reasons are still true";
  const some = changes.some(({ onPurpose }) => onPurpose !== undefined)
    ? "the changes that are not on purpose"
    : "it";
  return `apply ${some} to specs/${id}/openapi.yaml, or say why not in specs/${id}/upstream.yaml`;
}
