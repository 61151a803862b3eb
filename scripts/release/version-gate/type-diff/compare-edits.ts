import type ts from "typescript-5";
import type { TypeChange } from "./type-change.ts";
import { propertyTypes } from "./type-facts.ts";

/** Compares for which operations `toInput` makes a body. What goes in and comes out is compared with the operations. */
export function compareEdits(old: ts.Type, current: ts.Type, checker: ts.TypeChecker): TypeChange[] {
  const listOthers = (edits: ts.Type, others: ts.Type): string[] =>
    [...propertyTypes(edits, checker).keys()].filter((operation) => !others.getProperty(operation));
  return [
    ...listOthers(old, current).map((operation): TypeChange => ({ about: "edit-removed", operation })),
    ...listOthers(current, old).map((operation): TypeChange => ({ about: "edit-added", operation })),
  ];
}
