import type { Keys } from "../../../compare/place-index.ts";
import type { ChangeClass } from "../change-class.ts";
import type { TypeDifference } from "../type-diff/type-change.ts";

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

export function changedTo(kind: TypeDifference["kind"], isBreaking: boolean, keys: Keys): ShapeDifference {
  return { kind, isBreaking, values: [], before: "", after: "", keys };
}

export function breaking(clause: string, keys: Keys): FactChange {
  return { class: "breaking", clause, keys };
}
