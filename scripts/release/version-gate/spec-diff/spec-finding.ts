import type { PlaceStep, Side, TypeDifference } from "../type-diff/type-change.ts";
import type { PlacedReason } from "./placed-reason.ts";
import type { Keys } from "../../../compare/place-index.ts";
import type { Found, Part } from "../../../compare/walk-parts.ts";
import type { ChangeClass } from "../change-class.ts";

/** One thing that changed in a schema or a parameter, and its place in the new document or in the old one. */
export type ShapeChange = ShapeDifference | FactChange;

/** A difference that the types show too, before the place that it is seen from is known. */
export interface ShapeDifference extends Omit<TypeDifference, "place" | "owner"> {
  readonly keys: Keys;
}

/** Effect on users when a keyword changes that no type shows. */
export interface FactChange extends RatedFact {
  readonly keys: Keys;
}

export interface RatedFact {
  readonly class: ChangeClass;
  /** The rest of a sentence that starts with the value; undefined for what only people read. */
  readonly clause: string | undefined;
  /** The types show it too. */
  readonly isTyped?: boolean;
}

export type ShapePart = Part<PlaceStep, ShapeChange>;
export type FoundChange = Found<PlaceStep, ShapeChange>;

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

export function changedTo(kind: TypeDifference["kind"], isBreaking: boolean, keys: Keys): ShapeDifference {
  return { kind, isBreaking, values: [], before: "", after: "", keys };
}

export function breaking(clause: string, keys: Keys): FactChange {
  return { class: "breaking", clause, keys };
}
