import type { Keys } from "../../../compare/place-index.ts";
import type { ChangeClass } from "../change-class.ts";
import { describeTypeChange } from "../type-diff/describe-type-change.ts";
import { isBreakingTypeChange, type TypeChange } from "../type-diff/type-change.ts";

/** A reason before the operations that share it are brought together. */
export interface PlacedReason {
  readonly class: ChangeClass;
  readonly text: string;
  /** Its place in the new document, or in the old one for what is gone. */
  readonly keys: Keys;
  /** In no type of the package. */
  readonly isUntyped: boolean;
  /** It follows the name of this operation. */
  readonly operation: string | undefined;
  /** The operations that the text names itself. */
  readonly operations?: readonly string[];
}

export const DOCUMENTATION = { class: "fix", text: "the documentation changed", isUntyped: true } as const;

/** An operation, a status or a name that the types show too, in the same words. */
export function placeTypeChange(change: Exclude<TypeChange, { about: "value" }>, keys: Keys): PlacedReason {
  const { clause, isOfOperations } = describeTypeChange(change);
  const operation = "operation" in change ? change.operation : undefined;
  return {
    class: isBreakingTypeChange(change) ? "breaking" : "feature",
    text: clause,
    keys,
    operation: isOfOperations ? operation : undefined,
    operations: isOfOperations || operation === undefined ? [] : [operation],
    isUntyped: false,
  };
}
