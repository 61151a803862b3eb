import { type Change, formatPlace } from "../../compare/change.ts";
import { compareSkeletons } from "../../compare/compare-skeletons.ts";
import { isAbout, readDecisionPlace } from "./decision-place.ts";
import type { Skeleton } from "../../compare/skeleton.ts";
import type { Upstream } from "./upstream.ts";

/** Facts that determine valid values: required, null, known values, defaults, limits and patterns. */
const JUDGES =
  /^(?:is (?:now|no longer) required|may (?:now|no longer) be null|is (?:now|no longer) limited to|values? |(?:default|format)\b)/;
/** Responses are open, so a difference that only accepts more needs no record. */
const ACCEPTS_MORE =
  /^(?:is no longer required|may now be null|is no longer limited to|values? .* added$|(?:default|format)\b.* removed$)/;

/**
 * Finds where our spec judges values differently from upstream's document without a deviation that names the place. Ignores
 * facts that only one of them has.
 */
export function findUnrecorded(upstream: Upstream, theirs: Skeleton, ours: Skeleton): string[] {
  return compareSkeletons(theirs, ours)
    .operations.filter(({ kind }) => kind === "changed")
    .flatMap(({ operation, changes }) => {
      const deviations = [...(upstream.operations.get(operation)?.deviations ?? []), ...upstream.document];
      const decisions = deviations.map(({ at }) => readDecisionPlace(at));
      return changes
        .filter(needsRecord)
        .filter(({ place }) => !decisions.some((decision) => isAbout(decision, place) === "place"))
        .map(
          ({ place, what }) =>
            `${operation}: no deviation names ${formatPlace(place)}, where it ${tell(what)}`,
        );
    });
}

function needsRecord({ place, what }: Change): boolean {
  return JUDGES.test(what) && !(place.section === "response" && ACCEPTS_MORE.test(what));
}

function tell(what: string): string {
  return /^(?:is|may) /.test(what) ? what : `has ${what}`;
}
