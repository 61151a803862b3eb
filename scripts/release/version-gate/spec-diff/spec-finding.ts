import type { PlaceStep, Side } from "../type-diff/type-change.ts";
import type { PlacedReason } from "./placed-reason.ts";
import type { ShapeChange } from "./shape-change.ts";
import type { FoundChange } from "./walk-parts.ts";

/** A value of an operation that changed. */
export interface ValueFinding {
  readonly side: Side;
  /** None for a schema that no operation uses. */
  readonly operation: string | undefined;
  /** For a response that is an error. */
  readonly status: string | undefined;
  readonly found: FoundChange;
}

/** What a finding says of the operation itself can be put into words at once; values are grouped before. */
export type SpecFinding = ValueFinding | PlacedReason;

/** A change at a place that is no schema: a parameter or a body that comes or goes. */
export function foundAt(place: readonly PlaceStep[], what: ShapeChange): FoundChange {
  const key = JSON.stringify([what.keys, "kind" in what ? what.kind : what.clause]);
  return { key, place, owner: undefined, what };
}
