/** A step on the way into a value. */
export type PlaceStep =
  | { readonly property: string }
  /** Into the elements of a list, the values of a map, or what the iterator of a list gives. */
  | { readonly items: "list" | "map" | "page" }
  /** Into the variant of a union that has this tag. */
  | { readonly tag: string; readonly value: string };

/** Kind of a change. Whether it is a break depends on whether the caller writes or reads the place. */
export type TypeChangeKind =
  | "property-added"
  | "required-property-added"
  | "property-removed"
  | "made-required"
  | "made-optional"
  | "made-nullable"
  | "made-not-nullable"
  | "made-readonly"
  | "values-added"
  | "values-removed"
  | "variant-added"
  | "variant-removed"
  | "type-changed";

/** A difference between two versions of a type. */
export interface TypeDifference {
  readonly kind: TypeChangeKind;
  readonly isBreaking: boolean;
  readonly place: readonly PlaceStep[];
  /** The innermost type with a name that the place is in, and the rest of the way from there. */
  readonly owner: { readonly name: string; readonly place: readonly PlaceStep[] } | undefined;
  /** Values that came or went, or the tag of a variant; else the type in words, before and after. */
  readonly values: readonly string[];
  readonly before: string;
  readonly after: string;
}

/** Makes a difference between the two types that are looked at. */
export type Changed = (
  kind: TypeChangeKind,
  isBreaking: boolean,
  values?: readonly string[],
) => TypeDifference;

/** The two types that are looked at, from the caller's side. */
export interface View {
  readonly side: Side;
  readonly changed: Changed;
}

/** The same difference, seen from one step further out. */
export function within(step: PlaceStep, difference: TypeDifference): TypeDifference {
  return { ...difference, place: [step, ...difference.place] };
}

/** `request` is written by the caller, `response` is read. */
export type Side = "request" | "response";

/** A value that changed for those who write or read it. */
export interface ValueChange {
  readonly about: "value";
  readonly side: Side;
  /** `POST /tickets`, each operation in which it is seen; none for a type that no operation uses. */
  readonly operations: readonly string[];
  /** For an answer that is an error. */
  readonly status: string | undefined;
  readonly difference: TypeDifference;
}

export function valueChange(
  side: Side,
  difference: TypeDifference,
  operation?: string,
  status?: string,
): ValueChange {
  return { about: "value", side, operations: operation === undefined ? [] : [operation], status, difference };
}

/** A change of a package's types that affects users. */
export type TypeChange =
  | ValueChange
  | {
      readonly about: `${"operation" | "pages" | "edit"}-${"added" | "removed"}`;
      readonly operation: string;
    }
  | { readonly about: "operation-moved"; readonly operation: string; readonly to: string }
  | {
      readonly about: "status";
      readonly operation: string;
      readonly isBreaking: boolean;
      readonly removed: readonly string[];
      readonly added: readonly string[];
      /** For an error, which every operation may answer with: whether its body has a type. */
      readonly isError: boolean;
    }
  | {
      readonly about: "scopes";
      readonly operation: string;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly about: "export-added" | "export-removed"; readonly name: string }
  | { readonly about: "export-renamed"; readonly name: string; readonly to: string }
  | { readonly about: "export-changed"; readonly name: string };

/** Returns whether code that compiled with the old types may not compile with the new ones. */
export function isBreakingTypeChange(change: TypeChange): boolean {
  switch (change.about) {
    case "value":
      return change.difference.isBreaking;
    case "status":
      return change.isBreaking;
    case "scopes":
      return change.added.length > 0;
    default:
      return !change.about.endsWith("-added");
  }
}

/** Returns whether a place is `params` or a group in it, such as `params.query`: users know the parameters one by one. */
export function isParameterGroup([first, ...inner]: readonly PlaceStep[]): boolean {
  return first !== undefined && "property" in first && first.property === "params" && inner.length < 2;
}
