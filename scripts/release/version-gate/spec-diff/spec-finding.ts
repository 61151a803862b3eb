import type { PlaceStep, Side, TypeChange, TypeDifference } from "../type-diff/compare-packages.ts";
import type { ChangeClass } from "../change-class.ts";
import type { FactChange } from "./compare-facts.ts";
import type { FoundChange, ShapeDifference } from "./shape-parts.ts";
import type { Keys } from "./schema-shape.ts";

/** A value of an operation that changed. */
export interface ValueFinding {
  readonly about: "value";
  readonly side: Side;
  /** None for a schema that no operation uses. */
  readonly operation: string | undefined;
  /** For a response that is an error. */
  readonly status: string | undefined;
  readonly found: FoundChange;
}

/** An operation, a status or a name that the types show too. */
export interface NameFinding {
  readonly about: "name";
  readonly change: Exclude<TypeChange, { about: "value" }>;
  readonly keys: Keys;
  readonly isInOld: boolean;
}

/** Something about an operation that is in no type. */
export interface OperationFinding {
  readonly about: "operation";
  readonly class: ChangeClass;
  readonly clause: string;
  readonly operation: string;
  readonly keys: Keys;
  /** True if the types show it too. */
  readonly isTyped?: boolean;
}

export type SpecFinding = ValueFinding | NameFinding | OperationFinding;

/** A change at a place that is no schema: a parameter or a body that comes or goes. */
export function foundAt(
  place: readonly PlaceStep[],
  what: ShapeDifference | FactChange,
  keys: Keys,
  isInOld = false,
): FoundChange {
  const key = JSON.stringify([keys, isInOld, "kind" in what ? what.kind : what.clause]);
  return { key, place, owner: undefined, change: { place: [], what, keys, isInOld } };
}

export function changedTo(kind: TypeDifference["kind"], isBreaking: boolean): ShapeDifference {
  return { kind, isBreaking, values: [], before: "", after: "" };
}

export function breaking(clause: string, keys: Keys): FactChange {
  return { class: "breaking", clause, keys, isInOld: false };
}
